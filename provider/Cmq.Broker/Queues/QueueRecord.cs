using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>A queue: its settings, with the edition's defaults filled in, and its messages.</summary>
internal sealed record QueueRecord
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required QueueSettings Settings { get; init; }

    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset LastModifyTime { get; init; }

    /// <summary>The queue's messages, which stay with it through changes of its settings.</summary>
    public required QueueMessages Messages { get; init; }

    /// <summary>The longest delay of a message, in seconds.</summary>
    public long MaxDelaySeconds => ServiceFigures.MaxDelaySeconds(Settings.MsgRetentionSeconds!.Value);

    public bool IsTransactional => Settings.Transaction == true;

    public string? DeadLetterQueue => Settings.DeadLetterPolicy?.DeadLetterQueue;

    /// <summary>What an edition refuses of the queue by itself.</summary>
    public IEnumerable<CmqRefusal> Check(CmqEdition edition) =>
    [
        .. CmqNames.Check(CmqNameKind.Queue, Name, edition) is { } refusal ? [refusal] : Array.Empty<CmqRefusal>(),
        .. QueueRules.Check(Settings, edition),
        .. ObjectTags.Check(Tags, edition),
    ];

    /// <summary>What is refused of the queue among the others.</summary>
    public IEnumerable<CmqRefusal> CheckBinding(BrokerState state, CmqEdition edition) =>
        Settings.DeadLetterPolicy is { } policy ? DeadLetterBindings.Check(state, Name, policy, edition) : [];
}
