namespace Cmq.Cli;

/// <summary>A format of the report, and where it goes.</summary>
/// <param name="Format">Its name: <c>json</c>.</param>
/// <param name="File">The file; null for standard output.</param>
internal sealed record ReportTarget(string Format, string? File);
