namespace Cmq;

/// <summary>What went wrong while messages were processed.</summary>
public enum CmqProcessErrorKind
{
    /// <summary>The handler threw: the message comes again.</summary>
    HandlerFailed,

    /// <summary>The handler took so long that its message was about to become visible again, and was told to stop: the message comes again.</summary>
    DeadlinePassed,

    /// <summary>The handler succeeded, but too late: the message's handle was void, so it comes again, or has already.</summary>
    ReceiptExpired,

    /// <summary>The handler succeeded, but its message could not be deleted: it comes again.</summary>
    DeleteFailed,

    /// <summary>Poison could not be handled or sent on: it comes again.</summary>
    PoisonFailed,

    /// <summary>Messages could not be received. If it passes by itself, it is tried again; if not, the processing ends with the error.</summary>
    ReceiveFailed,

    /// <summary>The handler was told to stop because the time for stopping was over: the message comes again.</summary>
    Stopped,
}
