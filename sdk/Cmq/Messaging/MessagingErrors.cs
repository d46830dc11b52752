namespace Cmq;

/// <summary>What errors of the data plane mean to the library.</summary>
internal static class MessagingErrors
{
    /// <summary>A message is refused for what it is, so that others of its batch may be taken: too long, empty, or not to be written in UTF-8.</summary>
    public static bool IsAboutOneMessage(Exception error) =>
        error is CmqServiceException refused && V2ErrorCodes.IsAboutOneMessage(refused.Code, refused.ModuleCode);

    /// <summary>Whether a call that ended in this way can have been carried out. What is no error of a call tells nothing, so it can.</summary>
    public static bool MayHaveExecuted(Exception error) => error switch
    {
        CmqException failed => failed.MayHaveExecuted,
        CmqCanceledException canceled => canceled.MayHaveExecuted,
        ArgumentException or ObjectDisposedException => false,
        _ => true,
    };
}
