using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Keeps what a command tells, for the reports that are written when it ends, while another report shows it.</summary>
/// <param name="command">The command: <c>preview</c>.</param>
/// <param name="shown">What shows it.</param>
/// <param name="clock">The clock.</param>
internal sealed class RecordedRun(string command, IRunReport shown, TimeProvider clock) : IRunReport
{
    private readonly List<Diagnostic> _diagnostics = [];
    private PlanReport? _report;

    /// <summary>What was told so far.</summary>
    public PlanReport Report => Present with { Diagnostics = [.. _diagnostics] };

    private PlanReport Present
    {
        get => _report ??= new() { Command = command, ExitCode = ExitCode.Ok, Time = clock.GetUtcNow() };
        set => _report = value;
    }

    /// <inheritdoc/>
    public void Opened(LoadedProgram loaded)
    {
        Present = Present with { Context = loaded.Context, Backend = loaded.Backend.Description, Missing = loaded.Backend.Missing };
        shown.Opened(loaded);
    }

    /// <inheritdoc/>
    public void Identified(ServiceIdentity identity)
    {
        Present = Present with { Identity = identity };
        shown.Identified(identity);
    }

    /// <inheritdoc/>
    public void Carries(PlanNote file)
    {
        Present = Present with { File = file };
        shown.Carries(file);
    }

    /// <inheritdoc/>
    public void Found(IReadOnlyList<PlannedStep> done)
    {
        Present = Present with { Done = [.. done] };
        shown.Found(done);
    }

    /// <inheritdoc/>
    public void Wrote(PlanNote file)
    {
        Present = Present with { File = file };
        shown.Wrote(file);
    }

    /// <inheritdoc/>
    public void Tell(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> all = [.. diagnostics];
        _diagnostics.AddRange(all);
        shown.Tell(all);
    }

    /// <inheritdoc/>
    public void Say(string message) => shown.Say(message);

    /// <inheritdoc/>
    public Task<Plan> WhilePlanningAsync(int total, Func<Action<int>, Task<Plan>> work) => shown.WhilePlanningAsync(total, work);

    /// <inheritdoc/>
    public void Planned(Plan plan)
    {
        Present = Present with { Plan = plan };
        shown.Planned(plan);
    }

    /// <inheritdoc/>
    public Task WatchAsync(Plan plan, Func<IApplyObserver, Task> work) => shown.WatchAsync(plan, work);

    /// <inheritdoc/>
    public void Applied(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed)
    {
        Present = Present with { Results = results, Elapsed = elapsed };
        shown.Applied(plan, results, elapsed);
    }

    /// <inheritdoc/>
    public void Outputs(PropertyMap outputs)
    {
        Present = Present with { Outputs = outputs };
        shown.Outputs(outputs);
    }

    /// <inheritdoc/>
    public void Ended(ExitCode exitCode, string? message)
    {
        Present = Present with { ExitCode = exitCode, Time = clock.GetUtcNow() };
        shown.Ended(exitCode, message);
    }
}
