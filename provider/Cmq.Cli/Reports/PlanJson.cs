using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>The report on a plan as one JSON document. Its shape is in <c>docs/cli.md</c>.</summary>
internal static class PlanJson
{
    private const int ShapeVersion = 1;

    /// <summary>Writes a report.</summary>
    public static string Write(PlanReport report)
    {
        var document = Document(report);
        if (report.Command is "plan" or "apply")
        {
            AddFile(document, report);
        }

        return document.ToString(Formatting.Indented) + "\n";
    }

    private static JObject Document(PlanReport report) => new()
    {
        ["version"] = ShapeVersion,
        ["command"] = report.Command,
        ["exitCode"] = (int)report.ExitCode,
        ["result"] = report.ExitCode switch
        {
            ExitCode.Ok => "ok",
            ExitCode.Usage => "usage",
            ExitCode.Changes => report.Command == "apply" ? "stale" : "changes",
            ExitCode.Partial => "partial",
            ExitCode.Cancelled => "cancelled",
            _ => "error",
        },
        ["program"] = report.Context?.Program.Name,
        ["stack"] = report.Context?.Stack,
        ["backend"] = report.Backend,
        ["edition"] = report.Context?.Edition.Name(),
        ["liveStateRead"] = report.Plan?.IsLiveRead ?? false,
        ["changed"] = report.Results?.Values.Any(result => result.HasWritten) ?? false,
        ["summary"] = Summarize(report),
        ["resources"] = new JArray(report.Plan?.Steps.Select(step => Describe(step, report.Results?.GetValueOrDefault(step))) ?? []),
        ["passedOn"] = new JArray(report.Plan?.Passed.Select(Describe) ?? []),
        ["outputs"] = JsonText.Token(new ObjectValue(report.Outputs), showSecrets: false),
        ["diagnostics"] = new JArray(report.Diagnostics.Select(Describe)),
        ["elapsedMilliseconds"] = report.Elapsed is { } elapsed ? (long)elapsed.TotalMilliseconds : null,
    };

    private static void AddFile(JObject document, PlanReport report)
    {
        document["identity"] = report.Identity is { } identity
            ? new JObject { ["account"] = identity.Account, ["region"] = identity.Region, ["endpoint"] = identity.Endpoint }
            : null;
        document["plan"] = report.File is { } file
            ? new JObject { ["file"] = file.File, ["hash"] = file.Hash, ["time"] = file.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) }
            : null;
        document["done"] = new JArray(report.Done.Select(step => new JObject { ["type"] = step.Spec.Token, ["id"] = step.Id, ["action"] = ActionWords.Name(step.Action) }));
    }

    private static JObject Summarize(PlanReport report)
    {
        var summary = new JObject();
        foreach (var action in Enum.GetValues<StepAction>())
        {
            summary[ActionWords.Name(action)] = report.Count(action);
        }

        summary["failed"] = report.Count(StepState.Failed);
        summary["skipped"] = report.Count(StepState.Skipped);
        return summary;
    }

    private static JObject Describe(Diagnostic diagnostic) => new()
    {
        ["severity"] = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        ["message"] = diagnostic.Message,
        ["resource"] = diagnostic.Resource,
        ["file"] = diagnostic.Position?.File,
        ["line"] = diagnostic.Position?.Line,
        ["column"] = diagnostic.Position?.Column,
    };

    private static JObject Describe(PassedResource resource) => new() { ["type"] = resource.Type, ["name"] = resource.Name, ["note"] = resource.Note };

    private static JObject Describe(Step step, StepResult? result) => new()
    {
        ["key"] = step.Declaration?.Key,
        ["type"] = step.Spec.Token,
        ["id"] = step.Id,
        ["action"] = ActionWords.Name(step.Action),
        ["state"] = result?.State switch
        {
            null => "planned",
            StepState.Done => "done",
            StepState.Skipped => "skipped",
            _ => "failed",
        },
        ["changes"] = new JArray(step.Changes.Select(change => Describe(change, step.Inputs))),
        ["inputs"] = step.Action is StepAction.Create or StepAction.Replace or StepAction.Unread
            ? JsonText.Token(new ObjectValue(step.Inputs), showSecrets: false)
            : null,
        ["reasons"] = new JArray(step.Reasons),
        ["messages"] = step.Messages?.Total,
        ["error"] = result?.State is StepState.Failed or StepState.Skipped ? result.Message : null,
        ["milliseconds"] = result is null ? null : (long)result.Elapsed.TotalMilliseconds,
    };

    private static JObject Describe(PropertyChange change, PropertyMap wanted)
    {
        var isSecret = wanted.Find(change.Property)?.ContainsSecrets == true;
        return new()
        {
            ["path"] = change.Path.ToString(),
            ["kind"] = change.Kind switch { ChangeKind.Add => "add", ChangeKind.Delete => "delete", _ => "update" },
            ["effect"] = change.Effect == ChangeEffect.Replace ? "replace" : "update",
            ["old"] = Side(change.Old),
            ["new"] = Side(change.New),
        };

        JToken Side(PropertyValue? value) => value is null ? JValue.CreateNull() : isSecret ? JsonText.Secret : JsonText.Token(value, showSecrets: false);
    }
}
