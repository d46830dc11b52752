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

    public long RetentionSeconds => Settings.MsgRetentionSeconds!.Value;

    public bool IsTransactional => Settings.Transaction == true;

    public string? DeadLetterQueue => Settings.DeadLetterPolicy?.DeadLetterQueue;
}
