namespace Cmq.Broker;

/// <summary>Where in its life a message is. It is in one state at a time, and in the state's structures only.</summary>
public enum MessageState
{
    /// <summary>Its delay is not over.</summary>
    Delayed,

    /// <summary>It can be received.</summary>
    Active,

    /// <summary>It was received and is hidden.</summary>
    Inactive,

    /// <summary>It was deleted and can be brought back.</summary>
    Rewindable,

    /// <summary>It has left the queue: deleted, expired, cleared or moved to the dead-letter queue.</summary>
    Gone,
}
