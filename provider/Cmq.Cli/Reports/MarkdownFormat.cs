using static Cmq.Cli.MarkdownText;

namespace Cmq.Cli;

/// <summary>
/// The report as Markdown for the comment of a pull request: what matters first, details folded. A comment takes 65,536 characters: what is beyond
/// is cut at the end of a row, and the report says how much that is.
/// </summary>
internal sealed class MarkdownFormat
{
    private readonly MarkdownText _text = new();

    private MarkdownFormat()
    {
    }

    /// <summary>Writes a report.</summary>
    public static string Write(ReviewReport report)
    {
        var format = new MarkdownFormat();
        format.WriteAll(report);
        return format._text.ToString();
    }

    private void WriteAll(ReviewReport report)
    {
        // By this mark a pipeline finds its own comment again.
        _text.Append($"<!-- cmq {report.Command} -->\n## {Escape(ReviewWords.Title(report))}\n\n");
        _text.Append($"{Escape(ReviewWords.Place(report))}\n\n");
        if (report.IsPartial)
        {
            _text.Append("> [!WARNING]\n> A part could not be read; the rest is below.\n\n");
        }

        WriteCounts(report);
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            WriteFindings(report, kind);
        }

        _text.List("Not read", [.. ReviewWords.Unread(report).Select(entry => $"{Code(entry.What)}: {Escape(entry.Reason)}")]);
        _text.List("Ignored", [.. report.Hidden.Select(entry => $"{Name(entry.Finding)}: {Escape(entry.Rule is { } rule ? Reason(rule) : "accepted in the baseline")}")]);
        _text.List("Remarks", [.. ReviewWords.Remarks(report).Select(Escape)]);
        _text.AppendCut("lines");
        var calls = report.Calls.Values.Sum();
        _text.Append(report.IsLive
            ? ReviewWords.Invariant($"<sub>{calls} API call{(calls == 1 ? "" : "s")}, all of them reads · {ReviewWords.Time(report.Time)}</sub>\n")
            : $"<sub>nothing was asked of the service · {ReviewWords.Time(report.Time)}</sub>\n");
    }

    private void WriteCounts(ReviewReport report)
    {
        if (report.Command != "drift")
        {
            return;
        }

        _text.Append("| | declared | live | as declared | changed | missing | unmanaged | ignored |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var type in report.Objects.GroupBy(item => item.Key.Type))
        {
            WriteRow(type.Key + "s", ReviewCounts.Of([.. type]));
        }

        WriteRow("**all**", report.Counts);
        _text.Append(report.Coverage is { } percent
            ? ReviewWords.Invariant($"\nCoverage: {report.Counts.Managed} of {report.Counts.Live} live objects are declared, **{percent:0.#} %**.\n\n")
            : "\nCoverage: not known, because a part could not be read.\n\n");

        void WriteRow(string name, ReviewCounts counts) => _text.Append(ReviewWords.Invariant(
            $"| {name} | {counts.Declared} | {counts.Live} | {counts.Fine} | {counts.Changed} | {counts.Missing} | {counts.Unmanaged} | {counts.Ignored} |\n"));
    }

    private void WriteFindings(ReviewReport report, FindingKind kind)
    {
        var findings = report.Of(kind).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        var (head, row) = kind switch
        {
            FindingKind.Changed => ("| object | property | declared | live | last modified |\n|---|---|---|---|---|\n", (Func<Finding, string>)Changed),
            FindingKind.Missing => ("| object | declared by |\n|---|---|\n", finding => $"| {Code(finding.Object)}{Expired(finding)} | {Escape(Origin(finding))} |\n"),
            FindingKind.Unmanaged => ("| object | | last modified |\n|---|---|---|\n", finding => $"| {Code(finding.Object)}{Expired(finding)} | {Escape(finding.Message)} | {Modified(finding)} |\n"),
            _ => ("| object | rule | | severity |\n|---|---|---|---|\n", finding => $"| {Code(finding.Object)}{Expired(finding)} | {Code(finding.Rule)} | {Escape(finding.Message)} | {ReviewWords.Name(finding.Severity)} |\n"),
        };
        _text.Fold(ReviewWords.Invariant($"{ReviewWords.Heading(kind)} ({findings.Count})"), head, [.. findings.Select(row)]);
    }

    private static string Changed(Finding finding) =>
        $"| {Code(finding.Object)}{Expired(finding)} | {Code(finding.Property!)}{(finding.Replaces ? " (replaces)" : "")} | {Code(ValueText.Of(finding.Declared))} | {Code(ValueText.Of(finding.Live))} | {Modified(finding)} |\n";

    private static string Name(Finding finding) => Code(finding.Object + (finding.Property is { } property ? $" {property}" : ""));

    private static string Reason(IgnoreRule rule) => rule.Reason + (rule.ExpiresText is { } day ? $" (until {day})" : "");

    private static string Expired(Finding finding) => finding.ExpiredRule is { } rule ? $" (ignored until {rule.ExpiresText})" : "";

    private static string Origin(Finding finding) => finding.Position is { } position ? $"{finding.Source} at {position}" : finding.Source ?? "";

    private static string Modified(Finding finding) => finding.LastModified is { } time ? ReviewWords.Time(time) : "";
}
