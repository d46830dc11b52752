using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>The report as one JSON document. Its shape is in <c>docs/drift.md</c>.</summary>
internal static class JsonFormat
{
    private const int ShapeVersion = 1;

    /// <summary>Writes a report.</summary>
    public static string Write(ReviewReport report) => new JObject
    {
        ["version"] = ShapeVersion,
        ["command"] = report.Command,
        ["time"] = ReviewWords.Stamp(report.Time),
        ["exitCode"] = (int)report.ExitCode,
        ["result"] = report.ExitCode switch { ExitCode.Partial => "partial", ExitCode.Changes => "findings", _ => "ok" },
        ["backend"] = report.Backend,
        ["edition"] = report.Edition.Name(),
        ["sources"] = new JArray(report.Sources.Select(source => new JObject
        {
            ["label"] = source.Label,
            ["file"] = source.File,
            ["resources"] = source.Resources,
        })),
        ["summary"] = Summarize(report),
        ["findings"] = new JArray(report.Findings.Select(Describe)),
        ["ignored"] = new JArray(report.Hidden.Select(entry =>
        {
            var finding = Describe(entry.Finding);
            finding["by"] = entry.Rule is null ? "baseline" : "rule";
            finding["reason"] = entry.Rule?.Reason;
            finding["expires"] = entry.Rule?.ExpiresText;
            return finding;
        })),
        ["expiredRules"] = new JArray(report.ExpiredRules.Select(Describe)),
        ["unusedRules"] = new JArray(report.UnusedRules.Select(Describe)),
        ["resolvedBaseline"] = report.ResolvedBaseline,
        ["notCompared"] = new JArray(report.Objects.Where(item => item.NotCompared.Count > 0).Select(item => new JObject
        {
            ["type"] = item.Key.Type.ToLowerInvariant(),
            ["id"] = item.Key.Id,
            ["properties"] = new JArray(item.NotCompared),
        })),
        ["unread"] = new JArray(ReviewWords.Unread(report).Select(entry => new JObject { ["what"] = entry.What, ["reason"] = entry.Reason })),
        ["notes"] = new JArray(report.Notes),
        ["calls"] = new JObject
        {
            ["total"] = report.Calls.Values.Sum(),
            ["byAction"] = new JObject(report.Calls.Select(action => new JProperty(action.Key, action.Value))),
        },
    }.ToString(Formatting.Indented) + "\n";

    private static JObject Summarize(ReviewReport report)
    {
        var summary = Counts(report.Counts);
        summary.AddFirst(new JProperty("coverage", report.Coverage));
        foreach (var type in report.Objects.GroupBy(item => item.Key.Type))
        {
            summary[type.Key.ToLowerInvariant()] = Counts(ReviewCounts.Of([.. type]));
        }

        return summary;
    }

    private static JObject Counts(ReviewCounts counts) => new()
    {
        ["declared"] = counts.Declared,
        ["live"] = counts.Live,
        ["managed"] = counts.Managed,
        ["fine"] = counts.Fine,
        ["changed"] = counts.Changed,
        ["missing"] = counts.Missing,
        ["unmanaged"] = counts.Unmanaged,
        ["ignored"] = counts.Ignored,
        ["unread"] = counts.Unread,
    };

    private static JObject Describe(Finding finding) => new()
    {
        ["kind"] = finding.Kind.ToString().ToLowerInvariant(),
        ["rule"] = finding.Rule,
        ["severity"] = ReviewWords.Name(finding.Severity),
        ["type"] = finding.Object.Type.ToLowerInvariant(),
        ["id"] = finding.Object.Id,
        ["property"] = finding.Property,
        ["declared"] = Side(finding.Declared),
        ["live"] = Side(finding.Live),
        ["replaces"] = finding.Replaces,
        ["lastModified"] = finding.LastModified is { } time ? ReviewWords.Stamp(time) : null,
        ["message"] = finding.Message,
        ["source"] = finding.Source,
        ["urn"] = finding.Urn,
        ["file"] = finding.Position?.File ?? finding.File,
        ["line"] = finding.Position?.Line,
        ["column"] = finding.Position?.Column,
        ["expiredRule"] = finding.ExpiredRule is { } rule ? Describe(rule) : null,
    };

    private static JObject Describe(IgnoreRule rule) => new()
    {
        ["file"] = rule.Position.File,
        ["line"] = rule.Position.Line,
        ["reason"] = rule.Reason,
        ["expires"] = rule.ExpiresText,
    };

    private static JToken Side(PropertyValue? value) => value is null ? JValue.CreateNull() : JsonText.Token(value, showSecrets: false);
}
