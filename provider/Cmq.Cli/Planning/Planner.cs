using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Makes plans. First the program is checked by itself, without a call to the service; then the live state is read, resource by resource
/// in the order of their references, and compared; then what hangs together is looked at as a whole.
/// </summary>
internal sealed class Planner(PlanContext context)
{
    private const string LaterId = "[known after up]";

    private readonly ResourceChecker _checker = new(context);
    private readonly ConcurrentDictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private int _read;

    /// <summary>Plans to bring the program up.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task<Plan> PlanUpAsync(CancellationToken cancellationToken)
    {
        var (dependencies, outputs) = await CheckProgramAsync(cancellationToken).ConfigureAwait(false);
        if (context.Management is not { } management || context.Findings.HasErrors)
        {
            return Finish(isDestroy: false, dependencies, outputs);
        }

        var live = new LiveTopology(management, cancellationToken);
        var leftovers = new Leftovers(context, live);
        await leftovers.AskAsync().ConfigureAwait(false);
        var scope = context.NewScope(management, isPlan: true);
        var evaluator = new Evaluator(scope);
        await ForEachResourceAsync(async declaration =>
        {
            if (await ReadAsync(declaration, scope, evaluator, live, cancellationToken).ConfigureAwait(false) is { } step)
            {
                LiveComparer.Compare(step, scope);
                _steps[declaration.Key] = step;
            }

            context.OnRead?.Invoke(Interlocked.Increment(ref _read));
        }).ConfigureAwait(false);

        ReplacementCascade.Spread(_steps.Values);
        await Foresight.CheckAsync(context, scope.Resources.Context, Declared(), dependencies, cancellationToken).ConfigureAwait(false);
        outputs = await EvaluateOutputsAsync(evaluator, cancellationToken).ConfigureAwait(false);
        var left = await leftovers.FindAsync(Declared(), cancellationToken).ConfigureAwait(false);
        var plan = Finish(isDestroy: false, dependencies, outputs, context.Prunes ? left : []);
        if (!context.Prunes && left is not [])
        {
            context.Findings.AddWarning(
                null,
                $"of this program, and not declared by it any more: {Leftovers.Describe(left)}. {context.Command} --prune deletes what is not declared");
        }

        await new RemovalGuard(context, live).CheckAsync(plan.Steps, cancellationToken).ConfigureAwait(false);
        return plan;
    }

    /// <summary>Plans to take down what the program names, and what is left of it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task<Plan> PlanDestroyAsync(CancellationToken cancellationToken)
    {
        var (dependencies, _) = await CheckProgramAsync(cancellationToken).ConfigureAwait(false);
        if (context.Management is not { } management || context.Findings.HasErrors)
        {
            return Finish(isDestroy: true, dependencies, PropertyMap.Empty);
        }

        var live = new LiveTopology(management, cancellationToken);
        var leftovers = new Leftovers(context, live);
        await leftovers.AskAsync().ConfigureAwait(false);
        var scope = context.NewScope(management, isPlan: true);
        var evaluator = new Evaluator(scope);
        await ForEachResourceAsync(async declaration =>
        {
            if (await ReadAsync(declaration, scope, evaluator, live, cancellationToken).ConfigureAwait(false) is { } step)
            {
                LiveComparer.TakeDown(step, scope);
                _steps[declaration.Key] = step;
            }

            context.OnRead?.Invoke(Interlocked.Increment(ref _read));
        }).ConfigureAwait(false);

        var left = await leftovers.FindAsync(Declared(), cancellationToken).ConfigureAwait(false);
        var plan = Finish(isDestroy: true, dependencies, PropertyMap.Empty, left);
        await new RemovalGuard(context, live).CheckAsync(plan.Steps, cancellationToken).ConfigureAwait(false);
        return plan;
    }

    private async Task<(ImmutableDictionary<string, ImmutableArray<string>> Dependencies, PropertyMap Outputs)> CheckProgramAsync(
        CancellationToken cancellationToken)
    {
        var scope = context.NewScope(null, isPlan: true);
        var evaluator = new Evaluator(scope);
        var found = new ConcurrentDictionary<string, CheckedResource>(StringComparer.Ordinal);
        await ForEachResourceAsync(async declaration =>
        {
            if (await _checker.CheckAsync(declaration, scope, evaluator, cancellationToken).ConfigureAwait(false) is { } resource)
            {
                found[declaration.Key] = resource;
                var outputs = resource.Controller.PreviewCreate(resource.Inputs);
                scope.Tell(declaration.Key, new(scope.UrnOf(declaration), resource.Id, outputs, IsComplete: false));
            }
        }).ConfigureAwait(false);

        ImmutableArray<CheckedResource> resources =
            [.. context.Program.Resources.Where(resource => found.ContainsKey(resource.Key)).Select(resource => found[resource.Key])];
        var programOutputs = await EvaluateOutputsAsync(evaluator, cancellationToken).ConfigureAwait(false);
        var dependencies = Dependencies.Find(context, resources);
        if (context.Management is null && !context.Findings.HasErrors)
        {
            foreach (var resource in resources)
            {
                _steps[resource.Declaration.Key] = NewStep(resource, resource.Id ?? LaterId, null, context.IsForPulumi ? StepAction.Create : StepAction.Unread);
            }

            await Foresight.CheckAsync(context, scope.Resources.Context, Declared(), dependencies, cancellationToken).ConfigureAwait(false);
        }

        return (dependencies, programOutputs);
    }

    private Task ForEachResourceAsync(Func<ResourceDeclaration, Task> work) => ProgramWalk.ForEachAsync(context, work);

    /// <summary>Checks a resource and reads it from the service.</summary>
    /// <returns>The resource, not compared yet; null when something is wrong with it, which the findings then say.</returns>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task<Step?> ReadAsync(
        ResourceDeclaration declaration,
        EvaluationScope scope,
        Evaluator evaluator,
        LiveTopology topology,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await _checker.CheckAsync(declaration, scope, evaluator, cancellationToken).ConfigureAwait(false) is not { } resource)
        {
            return null;
        }

        if (resource.Id is not { } id)
        {
            if (context.IsForPulumi)
            {
                return NewStep(resource, LaterId, null, StepAction.Same);
            }

            context.Findings.AddProgramError(
                declaration.PositionOf(PropertyPath.Root.Key("name")),
                "its name is known only when something else has been created, and cmq looks every name up before it changes anything: "
                + "write a name that is known beforehand",
                declaration.Key);
            return null;
        }

        try
        {
            var live = await resource.Controller.ReadAsync(id, resource.Inputs, null, cancellationToken).ConfigureAwait(false);
            var owner = live is null ? null : await topology.OwnerOfAsync(live).ConfigureAwait(false);
            var step = NewStep(resource, id, live, StepAction.Same, owner);
            if (live is not null && live.Id != id)
            {
                step.Refuse(
                    $"the name is taken by '{live.Id}', which differs in case only: the service does not tell them apart. "
                    + $"Write '{live.Id}', or choose another name");
            }
            else if (live is not null && context.Ownership.RefuseOther(owner) is { } refusal)
            {
                step.Refuse(refusal);
            }

            return step;
        }
        catch (ResourceException error) when (!LiveErrors.IsGeneral(error))
        {
            context.Findings.AddLiveError(declaration.Position, error.Message, declaration.Key);
            return null;
        }
        catch (Exception error) when (error is ResourceException or IOException)
        {
            throw LiveErrors.End(error);
        }
    }

    /// <summary>A declared resource beside what is there.</summary>
    internal static Step NewStep(CheckedResource resource, string id, LiveResource? live, StepAction action, string? owner = null)
    {
        var step = NewStepOf(resource, id, live, action, owner);
        if (resource.IsNameMadeUp)
        {
            step.Reasons.Add("no name is set: pulumi makes up a suffix of its own");
        }

        return step;
    }

    private static Step NewStepOf(CheckedResource resource, string id, LiveResource? live, StepAction action, string? owner) => new(resource.Controller, id)
    {
        Declaration = resource.Declaration,
        Inputs = live is null ? resource.Inputs : IgnoredChanges.Keep(resource.Inputs, live.Inputs, resource.Declaration.Options.IgnoreChanges),
        IsProtected = resource.IsProtected,
        IsRetained = resource.IsRetained,
        Live = live is null ? null : Ownership.Strip(live),
        LiveOwner = owner,
        Action = action,
    };

    private async Task<PropertyMap> EvaluateOutputsAsync(Evaluator evaluator, CancellationToken cancellationToken)
    {
        var outputs = PropertyMap.Empty;
        foreach (var output in context.Program.Outputs)
        {
            try
            {
                outputs = outputs.Set(output.Name, await evaluator.EvaluateAsync(output.Value, cancellationToken).ConfigureAwait(false));
            }
            catch (EvaluationException error)
            {
                context.Findings.AddProgramError(error.Position, error.Message, output.Name);
            }
        }

        return outputs;
    }

    private ImmutableArray<Step> Declared() =>
        [.. context.Program.Resources.Where(resource => _steps.ContainsKey(resource.Key)).Select(resource => _steps[resource.Key])];

    private Plan Finish(
        bool isDestroy,
        ImmutableDictionary<string, ImmutableArray<string>> dependencies,
        PropertyMap outputs,
        ImmutableArray<Step> leftovers = default) => new()
        {
            Context = context,
            IsDestroy = isDestroy,
            Steps = leftovers.IsDefault ? Declared() : Declared().AddRange(leftovers),
            Dependencies = dependencies,
            Outputs = outputs,
        };
}
