using Cmq.Broker;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Brings up what an emulator begins with: a Pulumi program, in YAML or as the same in JSON. It goes the way of <c>cmq up</c>, so a seed is
/// refused for what an <c>up</c> would be refused for, and bringing it up on objects that were kept changes what differs.
/// </summary>
internal static class EmulatorSeed
{
    /// <summary>Brings a program up.</summary>
    /// <param name="file">Its file or folder, as the user named it.</param>
    /// <param name="broker">Where.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>How many objects it declares.</returns>
    /// <exception cref="CommandException">It is wrong, or something in it could not be created.</exception>
    public static async Task<int> BringUpAsync(string file, CmqBroker broker, CommandHost host)
    {
        var plan = await new Planner(Read(file, broker, host)).PlanUpAsync(host.Stop).ConfigureAwait(false);
        Diagnostic[] wrong =
        [
            .. plan.Context.Findings.HasErrors ? plan.Context.Findings.All.Where(IsError) : [],
            .. from step in plan.Steps
               where step.Action == StepAction.Refused
               from reason in step.Reasons
               select Diagnostic.Error(step.Declaration?.Position, $"{step}: {reason}"),
        ];
        Refuse(wrong);
        var applier = new Applier(plan, new Unwatched(), host.Stop);
        await applier.RunAsync().ConfigureAwait(false);
        host.Stop.ThrowIfCancellationRequested();
        Refuse([.. from step in plan.Steps
                   let result = applier.Results[step]
                   where result.State == StepState.Failed
                   select Diagnostic.Error(step.Declaration?.Position, $"{step}: {result.Message}")]);
        return plan.Steps.Length;
    }

    private static PlanContext Read(string file, CmqBroker broker, CommandHost host)
    {
        var diagnostics = new List<Diagnostic>();
        var files = ProgramFiles.Find(file, host.WorkingDirectory);
        var program = ProgramReader.Read(files, diagnostics) ?? throw new CommandException(ExitCode.Usage, diagnostics);
        var references = ReferenceBinder.Bind(program, diagnostics);
        var configuration = ProgramConfiguration.Read(program, [], [], diagnostics);

        // Region, backend and credentials say where an up goes, and this one goes here; the edition says whose rules the program was written for.
        var edition = broker.Options.Edition;
        if (configuration.Settings.GetValueOrDefault(ConfigSpec.Edition.Name) is { Value: StringValue { Value: var wanted } } setting && wanted != edition.Name())
        {
            diagnostics.Add(Diagnostic.Error(setting.Position, $"the program is for another edition than the emulator's, {edition.Name()}: start it with --edition"));
        }

        Refuse([.. diagnostics.Where(IsError)]);
        return new()
        {
            Program = program,
            References = references,
            Config = configuration.Values,
            Management = broker,
            Edition = edition,
            TimeProvider = host.TimeProvider,
        };
    }

    private static void Refuse(Diagnostic[] wrong)
    {
        if (wrong.Length > 0)
        {
            throw new CommandException(ExitCode.Usage, wrong);
        }
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private sealed class Unwatched : IApplyObserver
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
