namespace Cmq.Cli;

/// <summary>The report for people: a line for each object that differs, what differs below it, and the outcome at the end.</summary>
/// <param name="console">Where it is shown.</param>
internal sealed class TerminalFormat(ReportConsole console)
{
    private const int WidestId = 48;

    /// <summary>Shows a report.</summary>
    public void Write(ReviewReport report)
    {
        console.Line($"cmq {report.Command}  {ReportConsole.Escape(ReviewWords.Place(report))}");
        foreach (var kind in report.Findings.GroupBy(finding => finding.Kind))
        {
            console.Line();
            console.Line($"[bold]{ReviewWords.Heading(kind.Key)}[/]");
            WriteObjects([.. kind.GroupBy(finding => finding.Object)]);
        }

        WriteList("Not read", "red", ReviewWords.Unread(report).Select(entry => $"{entry.What}: {entry.Reason}"));
        WriteList("Remarks", "grey", ReviewWords.Remarks(report));
        console.Line();
        console.Line($"[{(report.ExitCode == ExitCode.Ok ? "green" : "yellow")}]{ReportConsole.Escape(ReviewWords.Title(report))}[/]");
        console.Line(ReportConsole.Escape(Footer(report)));
    }

    private static string Footer(ReviewReport report)
    {
        var counts = report.Counts;
        var calls = report.Calls.Values.Sum();
        string?[] parts = report.Command == "drift"
            ?
            [
                ReviewWords.Invariant($"{counts.Fine} as declared"),
                report.Hidden.IsEmpty ? null : ReviewWords.Invariant($"{report.Hidden.Length} ignored"),
                report.Coverage is { } percent ? ReviewWords.Invariant($"{counts.Managed} of {counts.Live} live objects are declared ({percent:0.#} %)") : "coverage not known",
                ReviewWords.Invariant($"{calls} API call{(calls == 1 ? "" : "s")}"),
            ]
            :
            [
                ReviewWords.Invariant($"{counts.Fine} of {report.Objects.Length} objects keep to {report.Policy.Length} rule{(report.Policy.Length == 1 ? "" : "s")}"),
                report.Hidden.IsEmpty ? null : ReviewWords.Invariant($"{report.Hidden.Length} ignored"),
                report.IsLive ? ReviewWords.Invariant($"{calls} API call{(calls == 1 ? "" : "s")}") : null,
            ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private void WriteObjects(IReadOnlyCollection<IGrouping<ObjectKey, Finding>> objects)
    {
        var typeWidth = objects.Max(item => item.Key.Type.Length);
        var idWidth = Math.Min(WidestId, objects.Max(item => item.Key.Id.Length));
        foreach (var item in objects)
        {
            var first = item.First();
            var sign = $"[{Colour(first)}]{ReviewWords.Sign(first)}[/]";
            var start = $"  {sign}  {ReportConsole.Escape(item.Key.Type.PadRight(typeWidth))}  {ReportConsole.Escape(item.Key.Id)}";
            var gap = new string(' ', Math.Max(0, idWidth - item.Key.Id.Length) + 2);
            var details = item.SelectMany(Details).ToList();
            console.Line(start + gap + details[0] + Modified(first));
            var indent = new string(' ', 2 + 1 + 2 + typeWidth + 2 + idWidth + 2);
            foreach (var detail in details.Skip(1))
            {
                console.Line(indent + detail);
            }
        }
    }

    private static IEnumerable<string> Details(Finding finding)
    {
        yield return finding.Kind switch
        {
            FindingKind.Changed => $"{ReportConsole.Escape(finding.Property!)}: declared {ReportConsole.Escape(ValueText.Of(finding.Declared, 60))}, live [bold]{ReportConsole.Escape(ValueText.Of(finding.Live, 60))}[/]"
                + (finding.Replaces ? " [magenta](to mend it replaces the object)[/]" : ""),
            FindingKind.Unmanaged => ReportConsole.Escape(finding.Message),
            FindingKind.Policy => $"{ReportConsole.Escape(finding.Message)} [grey]({ReportConsole.Escape(finding.Rule)}{Place(finding)})[/]",
            _ => $"{ReportConsole.Escape(finding.Message)} [grey]({ReportConsole.Escape(finding.Position?.ToString() ?? finding.File ?? "")})[/]",
        };
        if (finding.ExpiredRule is { } rule)
        {
            yield return $"[grey]ignored until {rule.ExpiresText}: {ReportConsole.Escape(rule.Reason)}[/]";
        }
    }

    private static string Place(Finding finding) => finding.Position is { } position ? $", {ReportConsole.Escape(position.ToString())}" : "";

    private static string Modified(Finding finding) => finding.LastModified is { } time ? $" [grey](modified {ReviewWords.Time(time)})[/]" : "";

    private static string Colour(Finding finding) => finding.Kind switch
    {
        FindingKind.Changed => "yellow",
        FindingKind.Missing => "red",
        FindingKind.Unmanaged => "blue",
        _ => finding.Severity switch { FindingSeverity.Error => "red", FindingSeverity.Warning => "yellow", _ => "grey" },
    };

    private void WriteList(string title, string colour, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"[bold]{title}[/]");
        all.ForEach(line => console.Line($"  [{colour}]·[/]  {ReportConsole.Escape(line)}"));
    }
}
