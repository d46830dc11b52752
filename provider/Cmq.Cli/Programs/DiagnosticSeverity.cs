namespace Cmq.Cli;

/// <summary>How bad something is.</summary>
internal enum DiagnosticSeverity
{
    /// <summary>Worth knowing; what was asked for is done.</summary>
    Warning,

    /// <summary>What was asked for is not done.</summary>
    Error,
}
