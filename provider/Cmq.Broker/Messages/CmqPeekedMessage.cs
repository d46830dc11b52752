namespace Cmq.Broker;

/// <summary>A message as it lies in a queue, seen without being received.</summary>
public sealed record CmqPeekedMessage
{
    /// <summary>Its id.</summary>
    public required string MessageId { get; init; }

    /// <summary>The message.</summary>
    public required string Body { get; init; }

    /// <summary>Where in its life it is.</summary>
    public required MessageState State { get; init; }

    /// <summary>When it came into the queue.</summary>
    public required DateTimeOffset EnqueueTime { get; init; }

    /// <summary>When it can be received: in the future for one that is delayed or hidden.</summary>
    public required DateTimeOffset VisibleTime { get; init; }

    /// <summary>How often it was received.</summary>
    public required long DequeueCount { get; init; }

    /// <summary>The tags that it was published with.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
