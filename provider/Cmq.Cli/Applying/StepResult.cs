namespace Cmq.Cli;

/// <summary>What became of a step.</summary>
internal sealed class StepResult
{
    /// <summary>How far it was carried out.</summary>
    public StepState State { get; set; }

    /// <summary>Why it failed or was skipped; null when it did not and was not.</summary>
    public string? Message { get; set; }

    /// <summary>How long its operations took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Whether anything was written for it.</summary>
    public bool HasWritten { get; set; }

    /// <summary>Whether its object is there.</summary>
    public bool Exists { get; set; }
}
