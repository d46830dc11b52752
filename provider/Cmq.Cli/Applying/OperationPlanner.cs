using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>
/// Puts the operations of a plan in order. What a resource needs comes before it; what hangs on an object goes before the object; an object
/// that is replaced goes as late as can be, when all that its return needs is there; what is pruned goes last.
/// </summary>
internal sealed class OperationPlanner
{
    private readonly Plan _plan;
    private readonly WorkGraph<Operation> _graph = new();
    private readonly Dictionary<Step, Operation> _finish = [];
    private readonly Dictionary<Step, Operation> _removals = [];
    private readonly Dictionary<Step, Operation> _detachments = [];
    private readonly Dictionary<string, Step> _declared;

    private OperationPlanner(Plan plan)
    {
        _plan = plan;
        _declared = plan.Steps.Where(step => step.Declaration is not null).ToDictionary(step => step.Key, StringComparer.Ordinal);
    }

    /// <summary>The operations of a plan without errors, and what each waits for.</summary>
    public static WorkGraph<Operation> Order(Plan plan)
    {
        var planner = new OperationPlanner(plan);
        planner.AddOperations();
        planner.OrderRemovals();
        if (plan.IsDestroy)
        {
            planner.OrderTakingDown();
        }
        else
        {
            planner.OrderBringingUp();
            planner.OrderEarlyOperations();
            planner.OrderDeadLetterMoves();
            planner.OrderPruning();
        }

        return planner._graph;
    }

    private void AddOperations()
    {
        foreach (var step in _plan.Steps)
        {
            if (step.Detaches)
            {
                _detachments[step] = Add(OperationKind.Detach, step);
            }

            if (step.Removes)
            {
                _removals[step] = Add(OperationKind.Remove, step);
            }

            OperationKind? finish = step.Action switch
            {
                StepAction.Same or StepAction.Leave => OperationKind.Settle,
                StepAction.Create or StepAction.Replace => OperationKind.Create,
                StepAction.Update => OperationKind.Update,
                _ => null,
            };
            if (finish is { } kind)
            {
                _finish[step] = Add(kind, step);
            }
        }
    }

    private Operation Add(OperationKind kind, Step? step)
    {
        var operation = new Operation(kind, step);
        _graph.Add(operation);
        return operation;
    }

    // By what hangs on what at present: subscriptions before their topic and their queue, sources before their dead-letter queue.
    private void OrderRemovals()
    {
        var going = _removals.Keys.ToDictionary(step => (step.Spec.Name, step.Id.ToUpperInvariant()));
        foreach (var step in _plan.Steps)
        {
            var present = step.Present;
            (string Type, string? Name)[] targets = [("Topic", present.Topic), ("Queue", present.Queue), ("Queue", present.DeadLetterQueue)];
            foreach (var (type, name) in targets)
            {
                if (name is null || !going.TryGetValue((type, name.ToUpperInvariant()), out var target) || target == step)
                {
                    continue;
                }

                var letsGo = _detachments.GetValueOrDefault(step) ?? _removals.GetValueOrDefault(step) ?? _finish.GetValueOrDefault(step);
                if (letsGo is not null)
                {
                    _graph.AddEdge(letsGo, _removals[target]);
                }
            }
        }
    }

    // The other way round than up, unless what hangs on what at present says otherwise.
    private void OrderTakingDown()
    {
        foreach (var (key, dependencies) in _plan.Dependencies)
        {
            foreach (var dependency in dependencies)
            {
                if (_declared.TryGetValue(key, out var step) && _removals.TryGetValue(step, out var first)
                    && _declared.TryGetValue(dependency, out var needed) && _removals.TryGetValue(needed, out var then))
                {
                    _graph.TryAddEdge(first, then);
                }
            }
        }
    }

    private void OrderBringingUp()
    {
        foreach (var step in _declared.Values)
        {
            foreach (var dependency in DependenciesOf(step))
            {
                _graph.AddEdge(_finish[dependency], _finish[step]);
            }

            foreach (var early in EarlyOperationsOf(step))
            {
                _graph.AddEdge(early, _finish[step]);
            }
        }
    }

    // A removal waits for all that the return of the object needs, except for what itself waits for the return.
    private void OrderEarlyOperations()
    {
        var tainted = new Dictionary<Step, bool>();
        var preconditions = new Dictionary<Step, ImmutableHashSet<Operation>>();
        foreach (var step in _declared.Values)
        {
            foreach (var early in EarlyOperationsOf(step))
            {
                foreach (var precondition in Preconditions(step))
                {
                    _graph.AddEdge(precondition, early);
                }
            }
        }

        bool IsTainted(Step step)
        {
            if (!tainted.TryGetValue(step, out var known))
            {
                known = step.Action == StepAction.Replace || DependenciesOf(step).Any(IsTainted);
                tainted[step] = known;
            }

            return known;
        }

        ImmutableHashSet<Operation> Preconditions(Step step)
        {
            if (!preconditions.TryGetValue(step, out var known))
            {
                known = [.. DependenciesOf(step).SelectMany(dependency => IsTainted(dependency) ? Preconditions(dependency) : [_finish[dependency]])];
                preconditions[step] = known;
            }

            return known;
        }
    }

    // A dead-letter queue serves at most six sources and has none of its own: who leaves goes first.
    private void OrderDeadLetterMoves()
    {
        var leaving = _declared.Values
            .Where(step => step.Present.DeadLetterQueue is { } present && !step.Wanted.HasDeadLetters(present))
            .ToLookup(step => step.Present.DeadLetterQueue!, CmqNames.Comparer);
        foreach (var joining in _declared.Values.Where(step => step.Wanted.DeadLetterQueue is { } wanted && !step.Present.HasDeadLetters(wanted)))
        {
            foreach (var leaver in leaving[joining.Wanted.DeadLetterQueue!].Concat(leaving[joining.Id]).Where(leaver => leaver != joining))
            {
                _graph.TryAddEdge(_finish[leaver], _finish[joining]);
            }
        }
    }

    private void OrderPruning()
    {
        var pruned = _removals.Keys.Where(step => step.Declaration is null).ToList();
        if (pruned.Count == 0)
        {
            return;
        }

        var barrier = Add(OperationKind.Barrier, null);
        foreach (var finish in _finish.Values)
        {
            _graph.AddEdge(finish, barrier);
        }

        foreach (var step in pruned)
        {
            // What hangs on an object that is replaced can't wait for the end: the replacement waits for it.
            _graph.TryAddEdge(barrier, _removals[step]);
        }
    }

    private IEnumerable<Step> DependenciesOf(Step step) =>
        _plan.Dependencies.GetValueOrDefault(step.Key, []).Select(key => _declared.GetValueOrDefault(key)).OfType<Step>();

    private IEnumerable<Operation> EarlyOperationsOf(Step step) =>
        ((Operation?[])[_detachments.GetValueOrDefault(step), _removals.GetValueOrDefault(step)]).OfType<Operation>();
}
