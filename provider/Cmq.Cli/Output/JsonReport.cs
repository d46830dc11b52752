using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Tells machines: one JSON document on standard output when the command ends. Its shape is in <c>docs/cli.md</c>.</summary>
internal sealed class JsonReport(string command, CommandHost host) : IRunReport
{
    private const int ShapeVersion = 1;

    private readonly JArray _diagnostics = [];
    private LoadedProgram? _loaded;
    private Plan? _plan;
    private IReadOnlyDictionary<Step, StepResult>? _results;
    private TimeSpan? _elapsed;
    private PropertyMap _outputs = PropertyMap.Empty;
    private ServiceIdentity? _identity;
    private PlanNote? _file;
    private IReadOnlyList<PlannedStep> _done = [];

    /// <inheritdoc/>
    public void Opened(LoadedProgram loaded) => _loaded = loaded;

    /// <inheritdoc/>
    public void Identified(ServiceIdentity identity) => _identity = identity;

    /// <inheritdoc/>
    public void Carries(PlanNote file) => _file = file;

    /// <inheritdoc/>
    public void Found(IReadOnlyList<PlannedStep> done) => _done = done;

    /// <inheritdoc/>
    public void Wrote(PlanNote file) => _file = file;

    /// <inheritdoc/>
    public void Tell(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            _diagnostics.Add(new JObject
            {
                ["severity"] = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
                ["message"] = diagnostic.Message,
                ["resource"] = diagnostic.Resource,
                ["file"] = diagnostic.Position?.File,
                ["line"] = diagnostic.Position?.Line,
                ["column"] = diagnostic.Position?.Column,
            });
        }
    }

    /// <inheritdoc/>
    public void Say(string message) => host.Error.WriteLine(message);

    /// <inheritdoc/>
    public Task<Plan> WhilePlanningAsync(int total, Func<Action<int>, Task<Plan>> work) => work(_ => { });

    /// <inheritdoc/>
    public void Planned(Plan plan) => _plan = plan;

    /// <inheritdoc/>
    public Task WatchAsync(Plan plan, Func<IApplyObserver, Task> work) => work(new SilentObserver());

    /// <inheritdoc/>
    public void Applied(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed) => (_results, _elapsed) = (results, elapsed);

    /// <inheritdoc/>
    public void Outputs(PropertyMap outputs) => _outputs = outputs;

    /// <inheritdoc/>
    public void Ended(ExitCode exitCode, string? message)
    {
        var context = _loaded?.Context;
        var document = new JObject
        {
            ["version"] = ShapeVersion,
            ["command"] = command,
            ["exitCode"] = (int)exitCode,
            ["result"] = exitCode switch
            {
                ExitCode.Ok => "ok",
                ExitCode.Usage => "usage",
                ExitCode.Changes => command == "apply" ? "stale" : "changes",
                ExitCode.Partial => "partial",
                ExitCode.Cancelled => "cancelled",
                _ => "error",
            },
            ["program"] = context?.Program.Name,
            ["stack"] = context?.Stack,
            ["backend"] = _loaded?.Backend.Description,
            ["edition"] = context?.Edition.Name(),
            ["liveStateRead"] = _plan?.IsLiveRead ?? false,
            ["changed"] = _results?.Values.Any(result => result.HasWritten) ?? false,
            ["summary"] = Summarize(),
            ["resources"] = new JArray(_plan?.Steps.Select(Describe) ?? []),
            ["passedOn"] = new JArray(_plan?.Passed.Select(Describe) ?? []),
            ["outputs"] = JsonText.Token(new ObjectValue(_outputs), showSecrets: false),
            ["diagnostics"] = _diagnostics,
            ["elapsedMilliseconds"] = _elapsed is { } elapsed ? (long)elapsed.TotalMilliseconds : null,
        };
        if (command is "plan" or "apply")
        {
            AddFile(document);
        }

        host.Out.WriteLine(document.ToString(Formatting.Indented));
    }

    private void AddFile(JObject document)
    {
        document["identity"] = _identity is null ? null : new JObject
        {
            ["account"] = _identity.Account,
            ["region"] = _identity.Region,
            ["endpoint"] = _identity.Endpoint,
        };
        document["plan"] = _file is null ? null : new JObject
        {
            ["file"] = _file.File,
            ["hash"] = _file.Hash,
            ["time"] = _file.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        document["done"] = new JArray(_done.Select(step => new JObject { ["type"] = step.Spec.Token, ["id"] = step.Id, ["action"] = ActionWords.Name(step.Action) }));
    }

    private JObject Summarize()
    {
        var summary = new JObject();
        foreach (var action in Enum.GetValues<StepAction>())
        {
            summary[ActionWords.Name(action)] = _plan?.Steps.Count(step => step.Action == action) ?? 0;
        }

        summary["failed"] = _results?.Values.Count(result => result.State == StepState.Failed) ?? 0;
        summary["skipped"] = _results?.Values.Count(result => result.State == StepState.Skipped) ?? 0;
        return summary;
    }

    private static JObject Describe(PassedResource resource) => new() { ["type"] = resource.Type, ["name"] = resource.Name, ["note"] = resource.Note };

    private JObject Describe(Step step)
    {
        var result = _results?.GetValueOrDefault(step);
        return new()
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
    }

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

    private sealed class SilentObserver : IApplyObserver
    {
        public void Began(Operation operation)
        {
        }

        public void Waits(Operation operation, string message)
        {
        }

        public void Ended(Operation operation)
        {
        }

        public void Finished(Step step, StepResult result)
        {
        }
    }
}
