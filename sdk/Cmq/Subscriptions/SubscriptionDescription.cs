namespace Cmq;

/// <summary>A subscription as the service describes it. A member that the service leaves out or answers with null is null here.</summary>
public sealed record SubscriptionDescription
{
    /// <summary>The topic it belongs to.</summary>
    public required string TopicName { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its id: <c>subsc-…</c>. No action takes it.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>How it delivers.</summary>
    public required SubscriptionProtocol Protocol { get; init; }

    /// <summary>Where it delivers: an URL, or a queue's name.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Its settings.</summary>
    public SubscriptionSettings Settings { get; init; } = new();

    /// <summary>Messages that wait for delivery.</summary>
    public long MsgCount { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When one of its attributes was last changed.</summary>
    public DateTimeOffset LastModifyTime { get; init; }

    /// <summary>The account of its topic; null when the service does not say.</summary>
    public long? TopicOwner { get; init; }
}
