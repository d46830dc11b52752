namespace Cmq;

/// <summary>What errors of the data plane mean to the library.</summary>
internal static class MessagingErrors
{
    /// <summary>The handle is void: the message's time was over, it was received anew, or it is deleted already.</summary>
    public static bool IsReceiptExpired(Exception error) => error is CmqServiceException { Code: "4430" };

    /// <summary>Too many calls, too many unacknowledged messages, or trouble inside the service: the same call may succeed later.</summary>
    public static bool IsTransient(Exception error) =>
        error is CmqException { IsTransient: true } or CmqServiceException { Code: "4420" or "4480" or "6000" or "6070" };

    /// <summary>A message is refused for what it is, so that others of its batch may be taken: too long, empty, or not to be written in UTF-8.</summary>
    public static bool IsAboutOneMessage(Exception error) =>
        error is CmqServiceException { Code: "4400" or "4470" } or CmqServiceException { Code: "4000", ModuleCode: 10110 or 10120 };

    /// <summary>Whether a call that ended in this way can have been carried out.</summary>
    public static bool MayHaveExecuted(Exception error) => error switch
    {
        CmqServiceException => false,
        CmqTransportException transport => transport.MayHaveExecuted,
        CmqCanceledException canceled => canceled.MayHaveExecuted,
        ArgumentException or ObjectDisposedException => false,
        _ => true,
    };
}
