using System.Globalization;

namespace Cmq.Cli;

/// <summary>Shows a plan being carried out: a line for each resource that is done, and, on a terminal, what is under way.</summary>
internal sealed class TextObserver(Plan plan, PlanTable table, Action<string> status) : IApplyObserver
{
    private const int MostShown = 4;

    private readonly List<Operation> _running = [];
    private readonly Dictionary<Operation, string> _waiting = [];
    private readonly int _total = plan.Steps.Count(IsShown);
    private int _finished;

    /// <inheritdoc/>
    public void Began(Operation operation)
    {
        _running.Add(operation);
        Show();
    }

    /// <inheritdoc/>
    public void Waits(Operation operation, string message)
    {
        _waiting[operation] = message;
        Show();
    }

    /// <inheritdoc/>
    public void Ended(Operation operation)
    {
        _running.Remove(operation);
        _waiting.Remove(operation);
        Show();
    }

    /// <inheritdoc/>
    public void Finished(Step step, StepResult result)
    {
        // After a stop the summary counts what was not begun: a line for each would push away what was done.
        if (result is { State: StepState.Skipped, Message: Applier.Stopped })
        {
            return;
        }

        if (IsShown(step) || result.State != StepState.Done)
        {
            _finished++;
            table.Result(step, result);
            Show();
        }
    }

    private static bool IsShown(Step step) => step.Action is not (StepAction.Same or StepAction.Leave);

    private void Show()
    {
        var shown = _running.Take(MostShown).Select(operation =>
            $"{ActionWords.Doing(operation.Kind)} {operation.Step!.Id}" + (_waiting.TryGetValue(operation, out var why) ? $" ({why})" : ""));
        var more = _running.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {_running.Count - MostShown} more") : "";
        status(ReportConsole.Escape(string.Create(CultureInfo.InvariantCulture, $"{_finished} of {_total}  {string.Join(", ", shown)}{more}")));
    }
}
