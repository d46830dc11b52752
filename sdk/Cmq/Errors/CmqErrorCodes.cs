namespace Cmq;

/// <summary>The API 3.0 error codes that the CMQ actions answer, and what kind each is.</summary>
public static class CmqErrorCodes
{
#pragma warning disable CS1591 // The names are the codes.
    public const string FailedOperation = "FailedOperation";
    public const string ActionOffline = "ActionOffline";
    public const string InvalidAction = "InvalidAction";
    public const string NoSuchVersion = "NoSuchVersion";
    public const string InvalidParameter = "InvalidParameter";
    public const string InvalidParameterValue = "InvalidParameterValue";
    public const string MissingParameter = "MissingParameter";
    public const string UnknownParameter = "UnknownParameter";
    public const string InvalidRequest = "InvalidRequest";
    public const string RequestLimitExceeded = "RequestLimitExceeded";
    public const string RequestSizeLimitExceeded = "RequestSizeLimitExceeded";
    public const string LimitExceeded = "LimitExceeded";
    public const string LimitExceededTopics = "LimitExceeded.Topics";
    public const string ResourceInUse = "ResourceInUse";
    public const string ResourceInUseQueue = "ResourceInUse.Queue";
    public const string ResourceInUseTopic = "ResourceInUse.Topic";
    public const string ResourceInUseSubscription = "ResourceInUse.Subscription";
    public const string ResourceNotFound = "ResourceNotFound";
    public const string ResourceNotFoundTopic = "ResourceNotFound.Topic";
    public const string ResourceUnavailable = "ResourceUnavailable";
    public const string ResourceUnavailableFundRequired = "ResourceUnavailable.FundRequired";
    public const string UnsupportedOperation = "UnsupportedOperation";
    public const string UnauthorizedOperation = "UnauthorizedOperation";
    public const string AuthFailureInvalidAuthorization = "AuthFailure.InvalidAuthorization";
    public const string AuthFailureSecretIdNotFound = "AuthFailure.SecretIdNotFound";
    public const string AuthFailureSignatureExpire = "AuthFailure.SignatureExpire";
    public const string AuthFailureSignatureFailure = "AuthFailure.SignatureFailure";
    public const string AuthFailureTokenFailure = "AuthFailure.TokenFailure";
    public const string AuthFailureUnauthorizedOperation = "AuthFailure.UnauthorizedOperation";
    public const string InternalError = "InternalError";
    public const string ServiceUnavailable = "ServiceUnavailable";
#pragma warning restore CS1591

    /// <summary>What kind of error a code is. An unlisted code is judged by its part before the first dot.</summary>
    /// <param name="code">The code.</param>
    public static CmqErrorReason ReasonOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code switch
        {
            ResourceUnavailableFundRequired => CmqErrorReason.FundRequired,
            AuthFailureUnauthorizedOperation => CmqErrorReason.PermissionDenied,
            _ => code.Split('.')[0] switch
            {
                ResourceNotFound => CmqErrorReason.NotFound,
                ResourceInUse => CmqErrorReason.AlreadyExists,
                RequestLimitExceeded => CmqErrorReason.Throttled,
                InvalidParameter or InvalidParameterValue or MissingParameter or UnknownParameter or InvalidRequest
                    or RequestSizeLimitExceeded => CmqErrorReason.InvalidParameter,
                InvalidAction or ActionOffline or NoSuchVersion or UnsupportedOperation => CmqErrorReason.Unsupported,
                "AuthFailure" => CmqErrorReason.Unauthenticated,
                UnauthorizedOperation => CmqErrorReason.PermissionDenied,
                LimitExceeded => CmqErrorReason.QuotaExceeded,
                InternalError or ResourceUnavailable or ServiceUnavailable => CmqErrorReason.Unavailable,
                _ => CmqErrorReason.Other,
            },
        };
    }

    /// <summary>What kind of error a code is, of either protocol: those of the HTTP SDK protocol are numbers, and go with another number.</summary>
    internal static CmqErrorReason ReasonOf(string code, int? module) =>
        module is not null || V2ErrorCodes.IsOne(code) ? V2ErrorCodes.ReasonOf(code, module) : ReasonOf(code);

    /// <summary>Whether the service failed by itself, so that the call may or may not have been carried out.</summary>
    internal static bool IsInternal(string code) => code == V2ErrorCodes.Internal || code.Split('.')[0] is InternalError or ServiceUnavailable;

    /// <summary>What to check for an error whose cause is in the caller's configuration; null for any other.</summary>
    internal static string? AdviceFor(string code, string message) => code switch
    {
        AuthFailureSignatureExpire => "Check this machine's clock: it is more than five minutes off, or the request took that long.",
        AuthFailureSecretIdNotFound => "Check the secret id: it is wrong, disabled, or belongs to another site of the vendor.",
        AuthFailureSignatureFailure => "Check the secret key, and that nothing between here and the service changes requests.",
        AuthFailureTokenFailure => "Check the security token: it has expired, or does not belong to the secret id.",
        AuthFailureInvalidAuthorization => "Check the endpoint, and that nothing between here and the service changes headers.",
        AuthFailureUnauthorizedOperation or UnauthorizedOperation => "Check that the credential's policies allow this action on this resource.",
        InvalidParameterValue or "UnsupportedRegion" when message.Contains("Region", StringComparison.Ordinal) => "Check the region.",
        ResourceUnavailableFundRequired => "Check the account's balance.",
        "4100" => "Check the secret id and key, the token of temporary keys, and that nothing between here and the service changes requests.",
        "4300" => "Check the account's balance.",
        "4000" when message.Contains("is not existed", StringComparison.Ordinal) =>
            "Check the endpoints: classic CMQ has one host for queues and another one for topics and subscriptions.",
        _ => null,
    };
}
