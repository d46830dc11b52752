using System.Globalization;

namespace Cmq.Cli;

/// <summary>
/// The report for a workflow of GitHub Actions: outputs for the steps that follow, appended to the file that <c>GITHUB_OUTPUT</c> names, and a summary on
/// the run's page, appended to the one that <c>GITHUB_STEP_SUMMARY</c> names.
/// </summary>
internal static class GitHubFormat
{
    /// <summary>The outputs, a line each.</summary>
    public static string Outputs(ReviewReport report)
    {
        var counts = report.Counts;
        (string Name, object Value)[] outputs =
        [
            ("exit-code", (int)report.ExitCode),
            ("drift", report.Findings.IsEmpty ? "false" : "true"),
            ("partial", report.IsPartial ? "true" : "false"),
            ("findings", report.Findings.Length),
            ("changed", counts.Changed),
            ("missing", counts.Missing),
            ("unmanaged", counts.Unmanaged),
            ("ignored", report.Hidden.Length),
            ("coverage", report.Coverage is { } percent ? percent : ""),
            ("summary", ReviewWords.Summary(report)),
        ];
        return Lines(outputs);
    }

    /// <summary>Outputs as the file takes them. No value has a line's end in it.</summary>
    public static string Lines(IEnumerable<(string Name, object Value)> outputs) =>
        string.Concat(outputs.Select(output => string.Create(CultureInfo.InvariantCulture, $"{output.Name}={output.Value}\n")));
}
