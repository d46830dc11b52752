namespace Cmq.Broker.Tests;

/// <summary>A message of the naive model. Times are seconds since the start.</summary>
internal sealed class ModelMessage
{
    public required string Body { get; init; }

    public required int Number { get; init; }

    public required long Enqueued { get; init; }

    public MessageState State { get; set; }

    /// <summary>From when on its life counts.</summary>
    public long Life { get; set; }

    /// <summary>Whether its life counts from a receive or a rewind.</summary>
    public bool HasOwnLife { get; set; }

    public long Visible { get; set; }

    public int Receives { get; set; }

    public string? Handle { get; set; }

    public bool IsLiving => State is MessageState.Delayed or MessageState.Active or MessageState.Inactive;
}
