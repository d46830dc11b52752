using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Shows nothing of a plan, because standard output takes data for a program; messages for people go to standard error.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="tells">Whether what is found is told there too, because nothing reads the report at once.</param>
internal sealed class QuietReport(CommandHost host, bool tells) : IRunReport
{
    /// <inheritdoc/>
    public void Opened(LoadedProgram loaded)
    {
    }

    /// <inheritdoc/>
    public void Identified(ServiceIdentity identity)
    {
    }

    /// <inheritdoc/>
    public void Carries(PlanNote file)
    {
    }

    /// <inheritdoc/>
    public void Found(IReadOnlyList<PlannedStep> done)
    {
    }

    /// <inheritdoc/>
    public void Wrote(PlanNote file)
    {
    }

    /// <inheritdoc/>
    public void Tell(IEnumerable<Diagnostic> diagnostics)
    {
        if (!tells)
        {
            return;
        }

        foreach (var diagnostic in diagnostics)
        {
            host.Error.WriteLine($"{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")}: {diagnostic}");
        }
    }

    /// <inheritdoc/>
    public void Say(string message) => host.Error.WriteLine(message);

    /// <inheritdoc/>
    public Task<Plan> WhilePlanningAsync(int total, Func<Action<int>, Task<Plan>> work) => work(_ => { });

    /// <inheritdoc/>
    public void Planned(Plan plan)
    {
    }

    /// <inheritdoc/>
    public Task WatchAsync(Plan plan, Func<IApplyObserver, Task> work) => work(new SilentObserver());

    /// <inheritdoc/>
    public void Applied(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed)
    {
    }

    /// <inheritdoc/>
    public void Outputs(PropertyMap outputs)
    {
    }

    /// <inheritdoc/>
    public void Ended(ExitCode exitCode, string? message)
    {
        if (tells && message is not null)
        {
            host.Error.WriteLine(message);
        }
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
