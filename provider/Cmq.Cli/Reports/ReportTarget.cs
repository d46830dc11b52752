namespace Cmq.Cli;

/// <summary>A format of the report, and where it goes.</summary>
/// <param name="Format">Its name: <c>json</c>.</param>
/// <param name="File">The file; null for standard output, and for those of a workflow of GitHub Actions.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    /// <summary>Whether it takes standard output.</summary>
    public bool IsOut => File is null && Format != ReportFiles.GitHub;
}
