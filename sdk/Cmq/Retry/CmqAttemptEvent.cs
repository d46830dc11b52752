namespace Cmq;

/// <summary>What an observer is told of an attempt. Nothing of it is secret: no signature, no key, no message body.</summary>
/// <param name="Phase">What happened.</param>
/// <param name="Action">The service's action: <c>SendMessage</c>.</param>
/// <param name="Resource">What the call is about; null for a call about none.</param>
/// <param name="Attempt">Which attempt; the first is 1.</param>
internal readonly record struct CmqAttemptEvent(CmqAttemptPhase Phase, string Action, string? Resource, int Attempt)
{
    /// <summary>How long the attempt took, waits for its turn included; nothing when it begins. Of a call that ended: how long all of it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The service's id of the request; empty when there was no answer, or none in it.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>How long until the next attempt, where there is one.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why it failed.</summary>
    public Exception? Error { get; init; }
}
