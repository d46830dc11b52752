namespace Cmq.Cli;

/// <summary>How bad a finding is.</summary>
internal enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>To be mended.</summary>
    Error,
}
