using System.Globalization;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Tells people: the plan and the results on standard output, messages on standard error.</summary>
internal sealed class TextReport(string command, ReportConsole console, bool isVerbose) : IRunReport
{
    private string? _missing;

    /// <inheritdoc/>
    public void Opened(LoadedProgram loaded)
    {
        _missing = loaded.Backend.Missing;
        var stack = loaded.Context.Stack is { } name ? $" (stack {name})" : "";
        var header = $"{loaded.Context.Program.Name}{stack} · {loaded.Backend.Description} · edition {loaded.Context.Edition.Name()}";
        console.Line($"[bold]cmq {command}[/]  {ReportConsole.Escape(header)}");
        if (!loaded.TellsIdentity)
        {
            console.Line();
        }
    }

    /// <inheritdoc/>
    public void Identified(ServiceIdentity identity)
    {
        console.Line($"[grey]{ReportConsole.Escape(identity.ToString())}[/]");
        console.Line();
    }

    /// <inheritdoc/>
    public void Carries(PlanNote file) =>
        console.Line($"[grey]{ReportConsole.Escape($"{file.File} · {PlanHash.Short(file.Hash)} · made {file.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")}[/]");

    /// <inheritdoc/>
    public void Found(IReadOnlyList<PlannedStep> done)
    {
        foreach (var step in done.Where(step => step.Action == StepAction.Delete))
        {
            console.Line($"  [grey]·  {ReportConsole.Escape($"{step} is deleted already")}[/]");
        }

        if (done.Count > 0)
        {
            console.Line($"[grey]{(done.Count == 1 ? "1 step is" : string.Create(CultureInfo.InvariantCulture, $"{done.Count} steps are"))} done already.[/]");
            console.Line();
        }
    }

    /// <inheritdoc/>
    public void Wrote(PlanNote file)
    {
        console.Line();
        console.Line($"{ReportConsole.Escape($"{file.File} holds this plan ({PlanHash.Short(file.Hash)}). To carry it out: cmq apply {ShellWord.OfFile(file.File)}")}");
    }

    /// <inheritdoc/>
    public void Tell(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            console.Message($"{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")}: {diagnostic}");
        }
    }

    /// <inheritdoc/>
    public void Say(string message) => console.Message(message);

    /// <inheritdoc/>
    public async Task<Plan> WhilePlanningAsync(int total, Func<Action<int>, Task<Plan>> work)
    {
        Plan? plan = null;
        const string reading = "reading what is there";
        await console.WithStatusAsync($"[grey]{reading}[/]", async status => plan = await work(Tell(status)).ConfigureAwait(false)).ConfigureAwait(false);
        return plan!;

        Action<int> Tell(Action<string> status) =>
            read => status(string.Create(CultureInfo.InvariantCulture, $"[grey]{reading}: {read} of {total}[/]"));
    }

    /// <inheritdoc/>
    public void Planned(Plan plan)
    {
        var table = new PlanTable(console, plan.Steps, isVerbose, showsAllMessages: command is "plan" or "apply");
        foreach (var step in plan.Steps)
        {
            table.Plan(step);
        }

        foreach (var resource in plan.Passed)
        {
            console.Line($"  [grey]·  {ReportConsole.Escape($"{resource.Type}  {resource.Name}  ({resource.Note})")}[/]");
        }

        if (!plan.Steps.IsEmpty || !plan.Passed.IsEmpty)
        {
            console.Line();
        }

        console.Line($"[bold]{ReportConsole.Escape(Summary.Of(plan))}[/]");
        if (!plan.IsLiveRead)
        {
            console.Message(plan.Context.IsForPulumi
                ? $"The live state was not read, so everything is shown as to be created. {_missing}".TrimEnd()
                : $"The program was checked, and nothing else: the live state can't be read, so what would change is not known. {_missing}");
        }
    }

    /// <inheritdoc/>
    public Task WatchAsync(Plan plan, Func<IApplyObserver, Task> work)
    {
        console.Line();
        var table = new PlanTable(console, plan.Steps, isVerbose: false);
        return console.WithStatusAsync("[grey]starting[/]", status => work(new TextObserver(plan, table, status)));
    }

    /// <inheritdoc/>
    public void Applied(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed)
    {
        console.Line();
        console.Line($"[bold]{ReportConsole.Escape(Summary.Of(plan, results, elapsed))}[/]");
    }

    /// <inheritdoc/>
    public void Outputs(PropertyMap outputs)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line("Outputs:");
        var width = outputs.Keys.Max(key => key.Length);
        foreach (var (key, value) in outputs)
        {
            console.Line(ReportConsole.Escape($"  {key.PadRight(width)}  {ValueText.Of(value)}"));
        }
    }

    /// <inheritdoc/>
    public void Ended(ExitCode exitCode, string? message)
    {
        if (message is not null)
        {
            console.Message(message);
        }
    }
}
