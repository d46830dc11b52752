using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Errors while the live state is read. What would fail in the same way for every resource ends the command at once, told once.</summary>
internal static class LiveErrors
{
    /// <summary>Reads something without which there is no plan.</summary>
    /// <exception cref="CommandException">It can't be read.</exception>
    public static async Task<T> EndOnFailureAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception error) when (error is CmqException or ResourceException or IOException)
        {
            throw End(error);
        }
    }

    /// <summary>Whether every other read would fail in the same way.</summary>
    public static bool IsGeneral(ResourceException error) => error.Kind is ResourceErrorKind.Unauthenticated or ResourceErrorKind.Unavailable
        or ResourceErrorKind.PermissionDenied or ResourceErrorKind.Unknown or ResourceErrorKind.ResourceExhausted;

    /// <summary>The error that ends the command.</summary>
    public static CommandException End(Exception error) => new(
        ExitCode.Error,
        error is CmqServiceException { Reason: CmqErrorReason.Unauthenticated }
            ? $"{error.Message.TrimEnd('.')}. Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (or cmq:secretId and cmq:secretKey), and this machine's clock."
            : error.Message,
        error);
}
