namespace Cmq;

/// <summary>A topic as the service describes it. A member that the service leaves out or answers with null is null here.</summary>
public sealed record TopicDescription
{
    /// <summary>Its name, in the case in which it was created.</summary>
    public required string Name { get; init; }

    /// <summary>Its id: <c>cmqt-…</c>. No action takes it.</summary>
    public string TopicId { get; init; } = "";

    /// <summary>Its settings, as far as they are read back.</summary>
    public TopicSettings Settings { get; init; } = new();

    /// <summary>How its subscriptions choose messages.</summary>
    public FilterType FilterType { get; init; } = FilterType.FilterTag;

    /// <summary>How long an undelivered message is kept, in seconds: 86400.</summary>
    public long MsgRetentionSeconds { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When one of its attributes was last changed.</summary>
    public DateTimeOffset LastModifyTime { get; init; }

    /// <summary>Messages that wait for delivery.</summary>
    public long MsgCount { get; init; }

    /// <summary>How many subscriptions it has; null when the service does not say.</summary>
    public long? SubscriptionCount { get; init; }

    /// <summary>Its tags; null when the service does not say.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Messages it takes in a second.</summary>
    public long Qps { get; init; }

    /// <summary>Its state.</summary>
    public CmqObjectStatus Status { get; init; } = CmqObjectStatus.Normal;

    /// <summary>What carries it: 0 Pulsar, 1 RocketMQ.</summary>
    public long BrokerType { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Its namespace: <c>CMQ_TOPIC-</c> and its name.</summary>
    public string NamespaceName { get; init; } = "";

    /// <summary>The account that created it; null when the service does not say.</summary>
    public long? CreateUin { get; init; }
}
