using Cmq.Broker;

namespace Cmq.Resources;

/// <summary>Turns the service's errors into errors that say what to do next.</summary>
internal static class ErrorExplanation
{
    /// <summary>Whether it is an error of the service, of the way to it, or of the embedded backend's file.</summary>
    public static bool Knows(Exception error) => error is CmqException or CmqStoreException;

    /// <summary>Explains an error that it <see cref="Knows"/>.</summary>
    public static ResourceException Explain(Exception error, ResourceSpec resource, string id, string? logicalName) => error switch
    {
        CmqServiceException service => Explain(service, resource, id, logicalName),
        CmqStoreException => new(ResourceErrorKind.FailedPrecondition, error.Message, error),
        CmqTransportException { MayHaveExecuted: true } => new(
            ResourceErrorKind.Unknown,
            $"{error.Message.TrimEnd('.')}. It is not known whether the service carried it out: refresh before the next run.",
            error),
        _ => new(ResourceErrorKind.Unavailable, error.Message, error),
    };

    /// <summary>The name is taken: name it, and the line that takes the object over.</summary>
    public static ResourceException NameTaken(ResourceSpec resource, string id, string? logicalName, Exception? error = null) => new(
        ResourceErrorKind.AlreadyExists,
        $"{resource.Name} '{id}' exists already, and was not made by this resource. To manage it here, run: "
        + $"pulumi import {resource.Token} {logicalName ?? "NAME"} {id}   Otherwise choose another name.",
        error);

    // The one action that is not CMQ's own is the account's Tag service's.
    private static string ServiceOf(string action) => action == "ModifyResourceTags" ? "tag" : "tdmq";

    private static ResourceException Explain(CmqServiceException error, ResourceSpec resource, string id, string? logicalName) => error.Reason switch
    {
        CmqErrorReason.AlreadyExists => NameTaken(resource, id, logicalName, error),
        CmqErrorReason.NotFound => new(ResourceErrorKind.NotFound, $"{error.Message}. Run a refresh if it was deleted outside of this program.", error),
        CmqErrorReason.InvalidParameter => new(ResourceErrorKind.InvalidArgument, error.Message, error),
        CmqErrorReason.Unauthenticated => new(
            ResourceErrorKind.Unauthenticated,
            $"{error.Message}. Check cmq:secretId and cmq:secretKey (or TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY), and this machine's clock.",
            error),
        CmqErrorReason.PermissionDenied => new(
            ResourceErrorKind.PermissionDenied,
            $"{error.Message}. Grant the key's account the action {ServiceOf(error.Action)}:{error.Action} on '{id}'.",
            error),
        CmqErrorReason.Throttled => new(
            ResourceErrorKind.ResourceExhausted,
            $"{error.Message}. The account's rate limit for {error.Action} is used up; lower --parallel or try again.",
            error),
        CmqErrorReason.QuotaExceeded => new(
            ResourceErrorKind.ResourceExhausted,
            $"{error.Message}. Delete what is not needed, or have the account's quota raised.",
            error),
        CmqErrorReason.FundRequired => new(ResourceErrorKind.FailedPrecondition, $"{error.Message}. The account has to be topped up.", error),
        CmqErrorReason.Unavailable => new(ResourceErrorKind.Unavailable, $"{error.Message}. The service is in trouble; try again later.", error),
        _ => new(ResourceErrorKind.FailedPrecondition, error.Message, error),
    };
}
