using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Does the operations of a plan, each by the controller of its type. What has begun is not cancelled.</summary>
internal sealed class OperationWork
{
    private const string DeadLetterPolicy = "deadLetterPolicy";
    private const string ForceDestroy = "forceDestroy";

    // The service keeps the name of a deleted queue or topic from being used again for up to 30 seconds.
    private static readonly TimeSpan NamePause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan NamePatience = TimeSpan.FromSeconds(60);

    private readonly PlanContext _context;
    private readonly Action<Operation, string> _waits;
    private readonly EvaluationScope _scope;
    private readonly Evaluator _evaluator;
    private readonly ResourceChecker _checker;

    /// <summary>Work for one run.</summary>
    /// <param name="context">The plan's context.</param>
    /// <param name="waits">Told when an operation waits for the service.</param>
    public OperationWork(PlanContext context, Action<Operation, string> waits)
    {
        _context = context;
        _waits = waits;
        _scope = context.NewScope(context.Management, isPlan: false);
        _evaluator = new(_scope);
        _checker = new(context);
    }

    /// <summary>Does one operation.</summary>
    /// <exception cref="ResourceException">It was refused, or the service can't be reached.</exception>
    /// <exception cref="PartialFailureException">A part of it was done.</exception>
    /// <exception cref="EvaluationException">A value that it needs can't be found.</exception>
    /// <exception cref="CommandException">A value turned out to be wrong when it became known.</exception>
    public async Task RunAsync(Operation operation)
    {
        var step = operation.Step!;
        switch (operation.Kind)
        {
            case OperationKind.Settle:
                Tell(step, step.Live?.Outputs ?? PropertyMap.Empty);
                break;
            case OperationKind.Create:
                await CreateAsync(operation, step).ConfigureAwait(false);
                break;
            case OperationKind.Update:
                await UpdateAsync(step).ConfigureAwait(false);
                break;
            case OperationKind.Detach:
                var unbound = LiveComparer.UpdateOf(step, step.Live!.Inputs.Remove(DeadLetterPolicy)) with { IgnoreChanges = [] };
                await step.Controller.UpdateAsync(unbound, CancellationToken.None).ConfigureAwait(false);
                break;
            case OperationKind.Remove:
                await RefuseAnotherAsync(step).ConfigureAwait(false);

                // What --force gives up was shown. A queue that was shown empty is looked at once more before it goes.
                var inputs = _context.Forces && step.Messages is { Total: > 0 } ? step.Inputs.Set(ForceDestroy, true) : step.Inputs;
                await step.Controller.DeleteAsync(step.Id, inputs, CancellationToken.None).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"There is nothing to do for {operation}.");
        }
    }

    /// <summary>The program's outputs; those that can't be told are unknown.</summary>
    public async Task<PropertyMap> EvaluateOutputsAsync()
    {
        var outputs = PropertyMap.Empty;
        foreach (var output in _context.Program.Outputs)
        {
            PropertyValue value;
            try
            {
                value = await _evaluator.EvaluateAsync(output.Value, CancellationToken.None).ConfigureAwait(false);
            }
            catch (EvaluationException error)
            {
                _context.Findings.AddWarning(error.Position, error.Message, output.Name);
                value = PropertyValue.Unknown;
            }

            outputs = outputs.Set(output.Name, value);
        }

        return outputs;
    }

    // Deletions come last, and a name that has to become free takes half a minute: by then it may be somebody else's. Nothing of earlier readings counts.
    private async Task RefuseAnotherAsync(Step step)
    {
        var live = new LiveTopology(_context.Management!, CancellationToken.None);
        var (property, id, tags) = step.Spec.Name switch
        {
            "Queue" when await live.QueueAsync(step.Id).ConfigureAwait(false) is { } queue => ("queueId", queue.QueueId, queue.Tags),
            "Topic" when await live.TopicAsync(step.Id).ConfigureAwait(false) is { } topic => ("topicId", topic.TopicId, topic.Tags),
            _ => ("", null, null),
        };
        if (id is not null && step.Live!.Outputs.Find(property)?.Unwrap() is StringValue { Value: var planned } && planned != id)
        {
            throw new ResourceException(
                ResourceErrorKind.FailedPrecondition, $"{step} was deleted since the live state was read, and another was created under its name: it is left alone.");
        }

        if (_context.Ownership.RefuseOther(tags?.GetValueOrDefault(Ownership.TagKey)) is { } refusal)
        {
            throw new ResourceException(ResourceErrorKind.FailedPrecondition, $"{step}: {refusal}.");
        }
    }

    private async Task CreateAsync(Operation operation, Step step)
    {
        var inputs = _context.Ownership.AddTo(step.Spec, await KnownInputsAsync(step).ConfigureAwait(false));
        var started = _context.TimeProvider.GetTimestamp();
        for (; ; )
        {
            try
            {
                var created = await step.Controller.CreateAsync(step.Declaration!.LogicalName, inputs, CancellationToken.None).ConfigureAwait(false);
                Tell(step, created.Outputs);
                return;
            }
            catch (ResourceException error) when (IsNameKept(step, error) && _context.TimeProvider.GetElapsedTime(started) < NamePatience)
            {
                _waits(operation, "the service keeps the name of what was deleted for a while; waiting");
                await Task.Delay(NamePause, _context.TimeProvider, CancellationToken.None).ConfigureAwait(false);
            }
            catch (ResourceException error) when (error.Kind == ResourceErrorKind.AlreadyExists)
            {
                throw new ResourceException(
                    error.Kind,
                    $"{step} exists by now: somebody else made it since the live state was read. Run cmq preview to see how it differs.",
                    error);
            }
        }
    }

    private static bool IsNameKept(Step step, ResourceException error) =>
        (step.Action == StepAction.Replace || step.Returns) && error.Kind is ResourceErrorKind.AlreadyExists or ResourceErrorKind.Unavailable;

    private async Task UpdateAsync(Step step)
    {
        var request = LiveComparer.UpdateOf(step, await KnownInputsAsync(step).ConfigureAwait(false));
        if (step.Detaches)
        {
            request = request with
            {
                OldInputs = step.Live!.Inputs.Remove(DeadLetterPolicy),
                OldOutputs = step.Live.Outputs.Remove(DeadLetterPolicy),
            };
        }

        Tell(step, await step.Controller.UpdateAsync(request, CancellationToken.None).ConfigureAwait(false));
    }

    // What was known when the plan was made is done as it was shown; what was not is known now.
    private async Task<PropertyMap> KnownInputsAsync(Step step)
    {
        if (!step.Inputs.Values.Any(value => value.ContainsUnknowns))
        {
            return step.Inputs;
        }

        var found = await _checker.CheckAsync(step.Declaration!, _scope, _evaluator, CancellationToken.None).ConfigureAwait(false);
        if (found is null)
        {
            var errors = _context.Findings.All.Where(finding => finding.Resource == step.Key && finding.Severity == DiagnosticSeverity.Error);
            throw new CommandException(ExitCode.Error, string.Join("; ", errors));
        }

        var inputs = step.Live is null ? found.Inputs : IgnoredChanges.Keep(found.Inputs, step.Live.Inputs, step.Declaration!.Options.IgnoreChanges);
        return inputs.Values.Any(value => value.ContainsUnknowns)
            ? throw new CommandException(ExitCode.Error, "a value that it needs is still not known, because what it comes from was not brought up")
            : inputs;
    }

    private void Tell(Step step, PropertyMap outputs)
    {
        if (step.Declaration is { } declaration)
        {
            _scope.Tell(declaration.Key, new(_scope.UrnOf(declaration), step.Id, Ownership.Strip(outputs), IsComplete: true));
        }
    }
}
