namespace Cmq;

/// <summary>A message as a receive hands it out.</summary>
public sealed record CmqMessage
{
    /// <summary>The message's id, an opaque text.</summary>
    public required string MessageId { get; init; }

    /// <summary>What deletes it; void once it is received anew.</summary>
    public required string ReceiptHandle { get; init; }

    /// <summary>The message.</summary>
    public required string Body { get; init; }

    /// <summary>When it was sent, in whole seconds.</summary>
    public required DateTimeOffset EnqueueTime { get; init; }

    /// <summary>When it was received first, in whole seconds.</summary>
    public required DateTimeOffset FirstDequeueTime { get; init; }

    /// <summary>Until when it is hidden, in whole seconds.</summary>
    public required DateTimeOffset NextVisibleTime { get; init; }

    /// <summary>How often it was received, this time included.</summary>
    public required long DequeueCount { get; init; }

    /// <summary>The tags that it was published with; none for a message that was sent to the queue.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// The trace context of its sender, in the form of W3C's <c>traceparent</c>; null when it carried none, or the account does not read it
    /// (<see cref="CmqAccountOptions.CarryTraceContext"/>).
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>What belongs to <see cref="TraceParent"/> in W3C's <c>tracestate</c>; null for nothing.</summary>
    public string? TraceState { get; init; }

    /// <summary>The body as it lies in the queue, where that is more than <see cref="Body"/>: with the trace context before it.</summary>
    internal string? StoredBody { get; init; }
}
