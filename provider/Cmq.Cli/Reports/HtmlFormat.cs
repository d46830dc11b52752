using System.Net;
using System.Text;

namespace Cmq.Cli;

/// <summary>The report as one page that needs nothing else: no script, no network.</summary>
internal sealed class HtmlFormat
{
    private static readonly (string Style, string Text)[] DriftLegend =
        [("changed", "changed"), ("missing", "missing"), ("unmanaged", "unmanaged"), ("dead", "dead letters")];

    private static readonly (string Style, string Text)[] PolicyLegend = [("changed", "against the policy"), ("dead", "dead letters")];

    private readonly StringBuilder _page = new();

    private HtmlFormat()
    {
    }

    /// <summary>Writes a report.</summary>
    public static string Write(ReviewReport report)
    {
        var format = new HtmlFormat();
        format.WriteAll(report);
        return format._page.ToString();
    }

    private void WriteAll(ReviewReport report)
    {
        var title = Escape(ReviewWords.Title(report));
        _page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");

        // Whatever a name or a value might hold, the page loads nothing and runs nothing.
        _page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        _page.Append($"<title>{title}</title>\n<style>\n{HtmlStyle.Css}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n");
        _page.Append($"<div class=\"dim\">{Escape(ReviewWords.Place(report))}</div>\n");
        if (report.IsPartial)
        {
            _page.Append("<div class=\"alert\">A part could not be read. What is below is the rest.</div>\n");
        }

        WriteCards(report);
        WriteTopology(report);
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            WriteFindings(report, kind);
        }

        WriteList("Not read", [.. ReviewWords.Unread(report).Select(entry => $"<code>{Escape(entry.What)}</code>: {Escape(entry.Reason)}")]);
        WriteHidden(report);
        WriteList("Remarks", [.. ReviewWords.Remarks(report).Select(Escape)]);
        var calls = report.Calls.Values.Sum();
        var cost = report.IsLive ? ReviewWords.Invariant($"{calls} API calls, all of them reads") : "nothing was asked of the service";
        _page.Append($"<footer>cmq {report.Command} · {ReviewWords.Time(report.Time)} · {cost}</footer>\n</main>\n</body>\n</html>\n");
    }

    private void WriteCards(ReviewReport report)
    {
        var counts = report.Counts;
        _page.Append("<div class=\"cards\">\n");
        if (report.Command == "drift")
        {
            Card("changed", counts.Changed, "changed");
            Card("missing", counts.Missing, "missing");
            Card("unmanaged", counts.Unmanaged, "unmanaged");
            Card("fine", counts.Fine, "as declared");
            Card("", report.Hidden.Length, "ignored");
            if (counts.Unread > 0)
            {
                Card("unread", counts.Unread, "not read");
            }

            var coverage = report.Coverage is { } percent ? ReviewWords.Invariant($"{percent:0.#} %") : "?";
            _page.Append(ReviewWords.Invariant($"<div class=\"card\"><b>{coverage}</b>{counts.Managed} of {counts.Live} declared</div>\n"));
        }
        else
        {
            Card("missing", report.Findings.Count(finding => finding.Severity == FindingSeverity.Error), "errors");
            Card("changed", report.Findings.Count(finding => finding.Severity == FindingSeverity.Warning), "warnings");
            Card("", report.Findings.Count(finding => finding.Severity == FindingSeverity.Note), "notes");
            Card("fine", counts.Fine, "keep to it");
            Card("", report.Hidden.Length, "ignored");
        }

        _page.Append("</div>\n");

        void Card(string style, int count, string text) =>
            _page.Append(ReviewWords.Invariant($"<div class=\"card {style}{(count == 0 ? " zero" : "")}\"><b>{count:#,0}</b>{text}</div>\n"));
    }

    private void WriteTopology(ReviewReport report)
    {
        var topology = Topology.Of(report);
        if (topology.Nodes.IsEmpty)
        {
            return;
        }

        _page.Append($"<h2>Topology</h2>\n<div class=\"topology\">\n{TopologyPicture.Draw(topology)}<div class=\"legend\">");
        foreach (var (style, text) in report.Command == "drift" ? DriftLegend : PolicyLegend)
        {
            _page.Append($"<span><i class=\"l-{style}\"></i>{text}</span>");
        }

        var rest = topology.Total > topology.Shown
            ? ReviewWords.Invariant($"<span>{topology.Shown:#,0} of {topology.Total:#,0} objects: those that differ, and what they are joined to</span>")
            : "";
        _page.Append($"{rest}</div>\n</div>\n");
    }

    private void WriteFindings(ReviewReport report, FindingKind kind)
    {
        var findings = report.Of(kind).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        string[] heads = kind switch
        {
            FindingKind.Changed => ["object", "property", "declared", "live", "last modified", "declared by"],
            FindingKind.Missing => ["object", "", "declared by"],
            FindingKind.Unmanaged => ["object", "", "last modified"],
            _ => ["object", "rule", "", "severity", "declared by"],
        };
        _page.Append($"<h2>{ReviewWords.Heading(kind)}</h2>\n<div class=\"wide\"><table>\n<tr>{string.Concat(heads.Select(head => $"<th>{head}"))}\n");
        findings.ForEach(WriteRow);
        _page.Append("</table></div>\n");
    }

    private void WriteRow(Finding finding)
    {
        var style = finding.Kind == FindingKind.Policy ? ReviewWords.Name(finding.Severity) : finding.Rule;
        var expired = finding.ExpiredRule is { } rule ? $" <span class=\"dim\">ignored until {rule.ExpiresText}: {Escape(rule.Reason)}</span>" : "";
        var cells = finding.Kind switch
        {
            FindingKind.Changed => Cell("property", $"<code>{Escape(finding.Property!)}</code>{(finding.Replaces ? " <span class=\"dim\">replaces</span>" : "")}", "key")
                + Cell("declared", $"<code>{Escape(ValueText.Of(finding.Declared))}</code>")
                + Cell("live", $"<code>{Escape(ValueText.Of(finding.Live))}</code>", "live")
                + Modified(finding) + Origin(finding),
            FindingKind.Unmanaged => Cell("", Escape(finding.Message)) + Modified(finding),
            FindingKind.Policy => Cell("rule", $"<code>{Escape(finding.Rule)}</code>", "key") + Cell("", Escape(finding.Message)) + Cell("severity", ReviewWords.Name(finding.Severity)) + Origin(finding),
            _ => Cell("", Escape(finding.Message)) + Origin(finding),
        };
        var badge = $"<span class=\"badge\">{finding.Object.Type.ToLowerInvariant()}</span>";
        _page.Append($"<tr class=\"{style}\">{Cell("object", $"{badge} <code>{Escape(finding.Object.Id)}</code>{expired}", "object")}{cells}\n");
    }

    // On a narrow screen each cell stands on a line of its own, behind its head.
    private static string Cell(string head, string content, string style = "") =>
        $"<td{(style.Length == 0 ? "" : $" class=\"{style}\"")} data-head=\"{head}\">{content}";

    private void WriteHidden(ReviewReport report) => WriteList("Ignored", [.. report.Hidden.Select(entry =>
    {
        var reason = entry.Rule is { } rule ? rule.Reason + (rule.ExpiresText is { } day ? $" (until {day})" : "") : "accepted in the baseline";
        return $"<code>{Escape(entry.Finding.Object.ToString())}</code> {Escape(entry.Finding.Message)} <span class=\"dim\">· {Escape(reason)}</span>";
    })]);

    private void WriteList(string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        _page.Append($"<h2>{title}</h2>\n<ul>\n");
        foreach (var line in lines)
        {
            _page.Append($"<li>{line}\n");
        }

        _page.Append("</ul>\n");
    }

    private static string Origin(Finding finding) =>
        Cell("declared by", finding.Source is null ? "" : Escape(finding.Position is { } position ? position.ToString() : finding.Source), "dim");

    private static string Modified(Finding finding) => Cell("last modified", finding.LastModified is { } time ? ReviewWords.Time(time) : "", "dim time");

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
