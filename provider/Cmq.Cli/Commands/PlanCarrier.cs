using System.Globalization;

namespace Cmq.Cli;

/// <summary>Asks for consent, carries a plan out, and tells how it ended: what commands that write have in common.</summary>
/// <param name="report">What tells.</param>
/// <param name="host">The surroundings.</param>
internal sealed class PlanCarrier(IRunReport report, CommandHost host)
{
    /// <summary>The last word of a command that wrote nothing.</summary>
    public const string NothingChanged = "Nothing was changed.";

    /// <summary>Refuses to begin where nobody can consent.</summary>
    /// <param name="unasked">Why nobody can; null when somebody can.</param>
    /// <param name="look">What shows what would be done.</param>
    /// <exception cref="CommandException">Nobody can.</exception>
    public static void RefuseWithoutAnswer(string? unasked, string look)
    {
        if (unasked is not null)
        {
            throw new CommandException(ExitCode.Usage, $"{unasked}: add --yes to go on without a question, or look at {look} first.");
        }
    }

    /// <summary>Tells what is refused.</summary>
    /// <returns>Whether anything is.</returns>
    public bool TellRefused(Plan plan)
    {
        var refused = plan.Steps.Where(step => step.Action == StepAction.Refused).ToList();
        report.Tell(refused.SelectMany(step => step.Reasons.Select(reason => Diagnostic.Error(step.Declaration?.Position, $"{step}: {reason}"))));
        return refused.Count > 0;
    }

    /// <summary>Asks whether a plan is to be carried out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="question">The question, without its mark.</param>
    /// <exception cref="CommandException">Whoever would be asked does not see the plan.</exception>
    public async Task<bool> IsConfirmedAsync(Plan plan, string question = "Bring this up")
    {
        if (host.IsOutLost)
        {
            throw new CommandException(ExitCode.Error, "The plan could not be shown, so nobody is asked.");
        }

        var count = Going(plan, StepAction.Delete);
        await host.Error.WriteAsync(plan.IsDestroy
            ? $"{host.Error.NewLine}Delete {(count == 1 ? "this" : string.Create(CultureInfo.InvariantCulture, $"these {count}"))}? [y/N] "
            : $"{host.Error.NewLine}{question}?{Losses(count, Going(plan, StepAction.Replace))} [y/N] ").ConfigureAwait(false);
        await host.Error.FlushAsync().ConfigureAwait(false);

        // A console's line can't be waited for in any other way, and Ctrl-C has to end the wait.
        var answer = await Task.Run(host.In.ReadLine).WaitAsync(host.Stop).ConfigureAwait(false);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    /// <summary>Carries a plan out, tells what became of it, and ends the command.</summary>
    public async Task<ExitCode> ApplyAsync(Plan plan)
    {
        host.Stop.ThrowIfCancellationRequested();
        var started = host.TimeProvider.GetTimestamp();
        using var heard = host.Stop.Register(() => report.Say("Stopping: what is under way ends, nothing new begins. Once more ends at once."));
        Applier? applier = null;
        await report.WatchAsync(plan, observer =>
        {
            applier = new(plan, observer, host.Stop);
            return applier.RunAsync();
        }).ConfigureAwait(false);

        var results = applier!.Results;
        report.Applied(plan, results, host.TimeProvider.GetElapsedTime(started));
        report.Tell(from step in plan.Steps
                    let result = results[step]
                    where result.State == StepState.Failed
                    select Diagnostic.Error(step.Declaration?.Position, $"{step}: {result.Message}"));
        if (!plan.IsDestroy)
        {
            report.Outputs(applier.Outputs);
        }

        return Conclude(results.Values);
    }

    private static int Going(Plan plan, StepAction action) => plan.Steps.Count(step => step.Removes && step.Action == action);

    // A replaced object loses what it holds, as a deleted one does.
    private static string Losses(int deleted, int replaced) => (deleted, replaced) switch
    {
        (0, 0) => "",
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $" {deleted} will be deleted."),
        (0, _) => string.Create(CultureInfo.InvariantCulture, $" {replaced} will be replaced."),
        _ => string.Create(CultureInfo.InvariantCulture, $" {deleted} will be deleted, {replaced} replaced."),
    };

    private ExitCode Conclude(IEnumerable<StepResult> results)
    {
        var all = results.ToList();
        var isWritten = all.Any(result => result.HasWritten);
        if (all.TrueForAll(result => result.State == StepState.Done))
        {
            return End(ExitCode.Ok, null);
        }

        return host.Stop.IsCancellationRequested
            ? End(
                ExitCode.Cancelled,
                isWritten ? "Stopped: what is listed as done above is done, and the rest was not begun." : $"Stopped. {NothingChanged}")
            : isWritten
                ? End(ExitCode.Partial, "A part was done and a part was not: mend what failed, and run the same command again.")
                : End(ExitCode.Error, NothingChanged);
    }

    /// <summary>Ends the command.</summary>
    public ExitCode End(ExitCode exitCode, string? message)
    {
        report.Ended(exitCode, message);
        return exitCode;
    }
}
