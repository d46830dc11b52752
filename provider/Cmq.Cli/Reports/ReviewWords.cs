using System.Globalization;

namespace Cmq.Cli;

/// <summary>Words that all formats share.</summary>
internal static class ReviewWords
{
    private const int MostNamed = 3;

    /// <summary>The outcome in one line: <c>2 changed, 1 missing, 3 unmanaged; 5 of 8 live objects are declared (62.5 %)</c>.</summary>
    public static string Summary(ReviewReport report)
    {
        var counts = report.Counts;
        var ignored = report.Hidden.Length == 0 ? "" : Invariant($", {report.Hidden.Length} ignored");
        if (report.Command != "drift")
        {
            return Severities(report) + ignored + Gap(report);
        }

        var coverage = report.Coverage is { } percent ? Invariant($"; {counts.Managed} of {counts.Live} live objects are declared ({percent:0.#} %)") : "";
        return Kinds(report) + ignored + coverage + Gap(report);
    }

    /// <summary>The outcome in a few words, and what it leaves out: <c>Drift: none in what could be read; queues were not read in full</c>.</summary>
    public static string Title(ReviewReport report) =>
        (report.Command == "drift" ? $"Drift: {Kinds(report)}" : $"Policy: {Severities(report)}") + Gap(report);

    /// <summary>A kind, for a heading.</summary>
    public static string Heading(FindingKind kind) => kind switch
    {
        FindingKind.Changed => "Changed",
        FindingKind.Missing => "Missing",
        FindingKind.Unmanaged => "Unmanaged",
        _ => "Against the policy",
    };

    /// <summary>The sign in front of a line.</summary>
    public static string Sign(Finding finding) => finding.Kind switch
    {
        FindingKind.Changed => "~",
        FindingKind.Missing => "-",
        FindingKind.Unmanaged => "?",
        _ => finding.Severity switch { FindingSeverity.Error => "!", FindingSeverity.Warning => "w", _ => "i" },
    };

    /// <summary>A severity, as data.</summary>
    public static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>How an object stands, as data.</summary>
    public static string Name(ReviewStatus status) => status switch
    {
        ReviewStatus.Fine => "fine",
        ReviewStatus.Ignored => "ignored",
        ReviewStatus.Changed => "changed",
        ReviewStatus.Missing => "missing",
        ReviewStatus.Unmanaged => "unmanaged",
        _ => "unread",
    };

    /// <summary>A time, for people.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time, as data.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>What was looked at, in one line.</summary>
    public static string Place(ReviewReport report)
    {
        string?[] parts = [string.Join(", ", report.Sources.Select(source => source.Label)), report.Backend, $"edition {report.Edition.Name()}"];
        return string.Join(" · ", parts.Where(part => part is { Length: > 0 }));
    }

    /// <summary>What is to be said besides the findings, a sentence each: rules, baseline, what was not compared, notes.</summary>
    public static IEnumerable<string> Remarks(ReviewReport report)
    {
        foreach (var rule in report.ExpiredRules)
        {
            yield return $"{rule.Position}: the ignore rule for {rule.Scope} expired on {rule.ExpiresText} ({rule.Reason})";
        }

        foreach (var rule in report.UnusedRules)
        {
            yield return $"{rule.Position}: the ignore rule for {rule.Scope} answers to nothing: take it out";
        }

        if (report.ResolvedBaseline > 0)
        {
            yield return Invariant($"{report.ResolvedBaseline} finding{(report.ResolvedBaseline == 1 ? "" : "s")} of the baseline {(report.ResolvedBaseline == 1 ? "is" : "are")} gone: write it anew");
        }

        foreach (var item in report.Objects.Where(item => item.NotCompared.Count > 0))
        {
            yield return $"{item.Key}: {string.Join(", ", item.NotCompared)} {(item.NotCompared.Count == 1 ? "is" : "are")} encrypted in the state, and not compared";
        }

        foreach (var note in report.Notes)
        {
            yield return note;
        }
    }

    /// <summary>What could not be read: what the lists lack, and single objects for reasons of their own.</summary>
    public static IEnumerable<(string What, string Reason)> Unread(ReviewReport report)
    {
        var general = report.Failures.Select(failure => failure.Reason).ToHashSet(StringComparer.Ordinal);
        return report.Failures.Select(failure => (failure.What, failure.Reason))
            .Concat(report.Objects.Where(item => item.Unread is { } reason && !general.Contains(reason)).Select(item => (item.Key.ToString(), item.Unread!)));
    }

    /// <summary>Text with numbers as the invariant culture writes them.</summary>
    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // A list that could not be read may still hold objects that were asked for by name, hence "in full". Single objects are counted: their ids come from
    // files, and a title is one line.
    private static string Gap(ReviewReport report)
    {
        if (!report.IsPartial)
        {
            return "";
        }

        var parts = report.Failures.Take(MostNamed).Select(failure => failure.What).ToList();
        if (report.Failures.Length > MostNamed)
        {
            parts.Add(Invariant($"{report.Failures.Length - MostNamed} more lists"));
        }

        var objects = Unread(report).Count() - report.Failures.Length;
        if (objects > 0)
        {
            parts.Add(Invariant($"{objects} object{(objects == 1 ? "" : "s")}"));
        }

        var all = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        return $"; {all} {(parts.Count == 1 && objects == 1 ? "was" : "were")} not read{(report.Failures.IsEmpty ? "" : " in full")}";
    }

    private static string Untroubled(ReviewReport report, string word) => report.IsPartial ? $"{word} in what could be read" : word;

    private static string Kinds(ReviewReport report)
    {
        if (report.Findings.IsEmpty)
        {
            return Untroubled(report, "none");
        }

        var parts = from kind in new[] { FindingKind.Changed, FindingKind.Missing, FindingKind.Unmanaged }
                    let count = report.Of(kind).Select(finding => finding.Object).Distinct().Count()
                    where count > 0
                    select Invariant($"{count} {kind.ToString().ToLowerInvariant()}");
        return string.Join(", ", parts);
    }

    private static string Severities(ReviewReport report)
    {
        if (report.Findings.IsEmpty)
        {
            return Untroubled(report, "kept");
        }

        var parts = from severity in new[] { FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Note }
                    let count = report.Findings.Count(finding => finding.Severity == severity)
                    where count > 0
                    select Invariant($"{count} {Name(severity)}{(count == 1 ? "" : "s")}");
        return string.Join(", ", parts);
    }
}
