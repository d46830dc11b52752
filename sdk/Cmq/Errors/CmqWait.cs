namespace Cmq;

/// <summary>What a call was waiting for when it was cancelled.</summary>
public enum CmqWait
{
    /// <summary>For a credential, or to begin at all.</summary>
    Start,

    /// <summary>For its turn: the action's rate limit was used up.</summary>
    Turn,

    /// <summary>For its next attempt, after one that failed.</summary>
    NextAttempt,

    /// <summary>For the service's answer.</summary>
    Answer,
}
