namespace Cmq;

/// <summary>What a processing did until it was stopped.</summary>
public sealed record CmqProcessResult
{
    /// <summary>Messages that were received.</summary>
    public long Received { get; init; }

    /// <summary>Messages that were handled and deleted.</summary>
    public long Succeeded { get; init; }

    /// <summary>Messages that were handled as poison and deleted.</summary>
    public long Poison { get; init; }

    /// <summary>Messages that come again: their handler failed or was too late, or they could not be deleted.</summary>
    public long Failed { get; init; }

    /// <summary>Handlers that were still running when the processing ended, because they did not heed their token.</summary>
    public int Abandoned { get; init; }
}
