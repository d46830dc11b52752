namespace Cmq.Cli;

/// <summary>Something to tell about a program or a run of it.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Position">Where; null when it is about no place in a file.</param>
/// <param name="Message">What is wrong, and the way out.</param>
/// <param name="Resource">Key of the resource that it is about; null for none.</param>
internal sealed record Diagnostic(DiagnosticSeverity Severity, SourcePosition? Position, string Message, string? Resource = null)
{
    /// <summary>An error at a place.</summary>
    public static Diagnostic Error(SourcePosition? position, string message, string? resource = null) =>
        new(DiagnosticSeverity.Error, Known(position), message, resource);

    /// <summary>A warning at a place.</summary>
    public static Diagnostic Warning(SourcePosition? position, string message, string? resource = null) =>
        new(DiagnosticSeverity.Warning, Known(position), message, resource);

    /// <summary>The place, the resource and the message, on one line.</summary>
    public override string ToString() =>
        (Position is null ? "" : $"{Position}: ") + (Resource is null ? "" : $"{Resource}: ") + Message;

    private static SourcePosition? Known(SourcePosition? position) => position == SourcePosition.Nowhere ? null : position;
}
