namespace Cmq;

/// <summary>What just happened to an attempt at a call.</summary>
internal enum CmqAttemptPhase
{
    /// <summary>It begins.</summary>
    Started,

    /// <summary>The service answered, and did what was asked.</summary>
    Succeeded,

    /// <summary>It failed or was cancelled.</summary>
    Failed,

    /// <summary>It failed, and is going to be followed by another one.</summary>
    Retried,

    /// <summary>It failed or was cancelled, and with it the call: no other attempt follows.</summary>
    Ended,
}
