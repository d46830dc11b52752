using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Tells what a command finds and does, as it goes.</summary>
internal interface IRunReport
{
    /// <summary>What the command works on is known.</summary>
    void Opened(LoadedProgram loaded);

    /// <summary>Whose the service is is known.</summary>
    void Identified(ServiceIdentity identity);

    /// <summary>A plan file is carried out.</summary>
    void Carries(PlanNote file);

    /// <summary>Steps of a plan file are done already.</summary>
    void Found(IReadOnlyList<PlannedStep> done);

    /// <summary>A plan file was written.</summary>
    void Wrote(PlanNote file);

    /// <summary>Something is to be told.</summary>
    void Tell(IEnumerable<Diagnostic> diagnostics);

    /// <summary>A word for people, between the lines.</summary>
    void Say(string message);

    /// <summary>Makes the plan; that reads the live state, which may take a while.</summary>
    /// <param name="total">How many resources are declared.</param>
    /// <param name="work">The work; it tells how many it has read.</param>
    Task<Plan> WhilePlanningAsync(int total, Func<Action<int>, Task<Plan>> work);

    /// <summary>The plan is made.</summary>
    void Planned(Plan plan);

    /// <summary>Carries the plan out under the eyes of an observer.</summary>
    Task WatchAsync(Plan plan, Func<IApplyObserver, Task> work);

    /// <summary>The plan was carried out, as far as it was.</summary>
    void Applied(Plan plan, IReadOnlyDictionary<Step, StepResult> results, TimeSpan elapsed);

    /// <summary>The program's outputs are known.</summary>
    void Outputs(PropertyMap outputs);

    /// <summary>The command ends.</summary>
    /// <param name="exitCode">How.</param>
    /// <param name="message">A last word for people; null for none.</param>
    void Ended(ExitCode exitCode, string? message);
}
