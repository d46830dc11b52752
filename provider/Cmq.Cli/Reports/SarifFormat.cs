using System.Security.Cryptography;
using System.Text;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>The report as SARIF 2.1.0, which code hosts show beside the lines that declare what differs. What is ignored is left out.</summary>
internal static class SarifFormat
{
    private static readonly (string Id, string Name, string Text)[] DriftRules =
    [
        ("changed", "ChangedProperty", "A property of a live object is not as it was declared."),
        ("missing", "MissingObject", "An object that was declared is not there."),
        ("unmanaged", "UnmanagedObject", "A live object is declared by nobody."),
    ];

    /// <summary>Writes a report.</summary>
    public static string Write(ReviewReport report)
    {
        var rules = report.Command == "drift"
            ? DriftRules.Select(rule => Rule(rule.Id, rule.Name, rule.Text, null)).ToList()
            : [.. report.Policy.Select(rule => Rule(rule.Id, null, rule.Check.Words, rule.Reason))];
        var ids = rules.Select(rule => (string)rule["id"]!).ToList();
        return new JObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JArray(new JObject
            {
                ["tool"] = new JObject
                {
                    ["driver"] = new JObject { ["name"] = "cmq", ["semanticVersion"] = PackageRelease.Current.Version, ["rules"] = new JArray(rules) },
                },
                ["automationDetails"] = new JObject { ["id"] = $"cmq-{report.Command}/" },
                ["invocations"] = new JArray(new JObject
                {
                    ["executionSuccessful"] = !report.IsPartial,
                    ["exitCode"] = (int)report.ExitCode,
                    ["endTimeUtc"] = ReviewWords.Stamp(report.Time),
                    ["toolExecutionNotifications"] = new JArray(Notifications(report)),
                }),
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JArray(report.Findings.Select(finding => Result(finding, ids.IndexOf(finding.Rule), report))),
            }),
        }.ToString(Formatting.Indented) + "\n";
    }

    private static JObject Rule(string id, string? name, string text, string? reason)
    {
        var rule = new JObject { ["id"] = id, ["shortDescription"] = new JObject { ["text"] = text } };
        if (name is not null)
        {
            rule["name"] = name;
        }

        if (reason is not null)
        {
            rule["fullDescription"] = new JObject { ["text"] = reason };
        }

        return rule;
    }

    private static IEnumerable<JObject> Notifications(ReviewReport report) =>
        ReviewWords.Unread(report).Select(entry => Notification("error", $"{entry.What}: {entry.Reason}"))
            .Concat(ReviewWords.Remarks(report).Select(remark => Notification("note", remark)));

    private static JObject Notification(string level, string text) =>
        new() { ["level"] = level, ["message"] = new JObject { ["text"] = text } };

    private static JObject Result(Finding finding, int rule, ReviewReport report)
    {
        var location = new JObject
        {
            ["logicalLocations"] = new JArray(new JObject
            {
                ["name"] = finding.Object.Id,
                ["fullyQualifiedName"] = finding.Object.ToString() + (finding.Property is { } property ? $".{property}" : ""),
                ["kind"] = "resource",
            }),
        };
        if (Physical(finding, report) is { } physical)
        {
            location.AddFirst(new JProperty("physicalLocation", physical));
        }

        var result = new JObject
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rule,
            ["level"] = finding.Kind == FindingKind.Unmanaged ? "warning" : ReviewWords.Name(finding.Severity),
            ["message"] = new JObject { ["text"] = $"{finding.Object}: {finding.Message}" },
            ["locations"] = new JArray(location),
            ["partialFingerprints"] = new JObject { ["cmqFinding/v1"] = Fingerprint(finding) },
        };
        if (finding.LastModified is { } time)
        {
            result["properties"] = new JObject { ["lastModified"] = ReviewWords.Stamp(time) };
        }

        return result;
    }

    // What nobody declares has no place; the first file that could declare it stands for one, because code hosts pass over a result without.
    private static JObject? Physical(Finding finding, ReviewReport report)
    {
        var file = finding.Position?.File ?? finding.File ?? report.Sources.Select(source => source.File).FirstOrDefault();
        if (file is null or "standard input")
        {
            return null;
        }

        var physical = new JObject { ["artifactLocation"] = new JObject { ["uri"] = Uri(file) } };
        if (finding.Position is { } position)
        {
            physical["region"] = new JObject { ["startLine"] = position.Line, ["startColumn"] = position.Column };
        }

        return physical;
    }

    private static string Uri(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/', '\\').Where(part => part is not ("." or "")).Select(System.Uri.EscapeDataString));

    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Identity)))[..32];
}
