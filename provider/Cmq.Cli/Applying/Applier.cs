using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Carries a plan out. A resource that fails stops those that need it, and no others. When the run is stopped, what is under way ends and
/// nothing new begins, except what puts back what this run has taken away.
/// </summary>
internal sealed class Applier
{
    /// <summary>The message of what was not begun because the run was stopped.</summary>
    public const string Stopped = "stopped";

    private readonly Plan _plan;
    private readonly OperationWork _work;
    private readonly IApplyObserver _observer;
    private readonly CancellationToken _stop;
    private readonly Lock _lock = new();
    private readonly Dictionary<Step, StepResult> _results;
    private readonly HashSet<Operation> _undone = [];
    private readonly WorkGraph<Operation> _graph;
    private readonly Dictionary<Step, int> _remaining;

    /// <summary>An applier for one run.</summary>
    /// <param name="plan">The plan, without errors.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="stop">Set when nothing new is to begin.</param>
    public Applier(Plan plan, IApplyObserver observer, CancellationToken stop)
    {
        _plan = plan;
        _observer = observer;
        _stop = stop;
        _graph = OperationPlanner.Order(plan);
        _results = plan.Steps.ToDictionary(step => step, step => new StepResult { Exists = step.Live is not null });
        _remaining = _graph.Items.Where(operation => operation.Step is not null).CountBy(operation => operation.Step!).ToDictionary();
        _work = new(plan.Context, (operation, message) => Observe(() => observer.Waits(operation, message)));
    }

    /// <summary>What became of each step.</summary>
    public IReadOnlyDictionary<Step, StepResult> Results => _results;

    /// <summary>The program's outputs afterwards; those that can't be told are unknown.</summary>
    public PropertyMap Outputs { get; private set; } = PropertyMap.Empty;

    /// <summary>Carries the plan out.</summary>
    public async Task RunAsync()
    {
        await _graph.RunAsync(_plan.Context.Parallel, RunAsync).ConfigureAwait(false);
        if (!_plan.IsDestroy)
        {
            Outputs = await _work.EvaluateOutputsAsync().ConfigureAwait(false);
        }
    }

    private async Task RunAsync(Operation operation)
    {
        var (proceeds, reason) = Decide(operation);
        if (!proceeds)
        {
            Skip(operation, reason);
        }
        else if (operation.Step is { } present)
        {
            await CarryOutAsync(operation, present).ConfigureAwait(false);
        }

        if (operation.Step is not { } step)
        {
            return;
        }

        var isOver = false;
        Record(() => isOver = --_remaining[step] == 0);
        if (isOver)
        {
            Observe(() => _observer.Finished(step, _results[step]));
        }
    }

    private async Task CarryOutAsync(Operation operation, Step step)
    {
        var result = _results[step];
        var isQuiet = operation.Kind == OperationKind.Settle;
        if (!isQuiet)
        {
            Observe(() => _observer.Began(operation));
        }

        var started = _plan.Context.TimeProvider.GetTimestamp();
        string? failure = null;
        try
        {
            await _work.RunAsync(operation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ResourceException or PartialFailureException or IOException or EvaluationException or CommandException)
        {
            failure = error.Message;
            Record(() =>
            {
                // A partial failure has written something, and the object is there.
                result.HasWritten |= error is PartialFailureException;
                result.Exists |= error is PartialFailureException;
            });
        }

        Record(() =>
        {
            result.Elapsed += _plan.Context.TimeProvider.GetElapsedTime(started);
            if (failure is null)
            {
                Succeed(operation, result);
            }
            else
            {
                Fail(operation, step, result, failure);
            }
        });
        if (!isQuiet)
        {
            Observe(() => _observer.Ended(operation));
        }
    }

    private static void Succeed(Operation operation, StepResult result)
    {
        result.HasWritten |= operation.Kind != OperationKind.Settle;
        result.Exists = operation.Kind switch
        {
            OperationKind.Create => true,
            OperationKind.Remove => false,
            _ => result.Exists,
        };
        result.State = operation.Kind switch
        {
            OperationKind.Detach => StepState.Begun,
            OperationKind.Remove when operation.Step!.Action == StepAction.Replace => StepState.Begun,
            _ => StepState.Done,
        };
    }

    private void Fail(Operation operation, Step step, StepResult result, string failure)
    {
        _undone.Add(operation);
        result.State = StepState.Failed;
        result.Message = Explain(operation, step, result, failure);
    }

    private string Explain(Operation operation, Step step, StepResult result, string failure) => operation.Kind switch
    {
        OperationKind.Create when step.Action == StepAction.Replace && !result.Exists =>
            $"it was deleted, and is not created again: {failure} Run {_plan.Context.Command} again to create it.",
        OperationKind.Update when step.Detaches =>
            $"it was unbound from its dead-letter queue, and is not bound again: {failure} Run {_plan.Context.Command} again to bind it.",
        _ => failure,
    };

    private void Skip(Operation operation, string reason)
    {
        Record(() =>
        {
            _undone.Add(operation);
            if (operation.Step is { } step)
            {
                var result = _results[step];
                if (result.State == StepState.Begun)
                {
                    result.State = StepState.Failed;
                    result.Message = Explain(operation, step, result, reason + ".");
                }
                else if (result.State == StepState.Waiting)
                {
                    result.State = StepState.Skipped;
                    result.Message = reason;
                }
            }
        });
    }

    // Whether an operation may begin, and why not.
    private (bool Proceeds, string Reason) Decide(Operation operation)
    {
        lock (_lock)
        {
            var before = _graph.Before(operation);
            if (before.FirstOrDefault(earlier => earlier.Step is not null && earlier.Step == operation.Step && _undone.Contains(earlier)) is not null)
            {
                return (false, "it could not be taken away");
            }

            // What this run has taken away is put back if at all possible.
            var putsBack = operation.Step is { } own && _results[own].State == StepState.Begun;
            var missing = before.FirstOrDefault(earlier =>
                _undone.Contains(earlier) && !(putsBack && earlier.Step is { } other && _results[other].Exists));
            if (missing is { Step: { } needed })
            {
                var isStopped = _stop.IsCancellationRequested && _results[needed].State == StepState.Skipped;
                return (false, isStopped ? Stopped : $"{needed} was not {(IsGoing(missing) ? "deleted" : "brought up")}");
            }

            if (missing is not null)
            {
                return (false, "not everything before it was done");
            }

            return _stop.IsCancellationRequested && !putsBack && operation.Kind != OperationKind.Settle ? (false, Stopped) : (true, "");
        }
    }

    private static bool IsGoing(Operation operation) => operation.Kind is OperationKind.Remove or OperationKind.Detach;

    private void Record(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }

    private void Observe(Action tell)
    {
        lock (_observer)
        {
            tell();
        }
    }
}
