using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>What all resource types do alike, from their attribute tables; the calls to the service are each type's own.</summary>
/// <typeparam name="TLive">The service's description of the resource.</typeparam>
/// <typeparam name="TSettings">The settings that create and change it.</typeparam>
public abstract class ResourceController<TLive, TSettings> : IResourceController
    where TLive : class
    where TSettings : class, new()
{
    private readonly ResourceContext _context;
    private readonly ImmutableArray<BoundPropertySpec<TLive, TSettings>> _table;
    private readonly Projection<TLive, TSettings> _projection;

    private protected ResourceController(ResourceContext context, ResourceSpec spec, CmqNameKind kind)
    {
        _context = context;
        Spec = spec;
        Kind = kind;
        _table = [.. spec.Properties.Cast<BoundPropertySpec<TLive, TSettings>>()];
        _projection = new(_table, context.Edition);
    }

    /// <inheritdoc/>
    public ResourceSpec Spec { get; }

    /// <summary>Whose rules hold.</summary>
    private protected CmqEdition Edition => _context.Edition;

    /// <summary>What the resource's name names.</summary>
    private protected CmqNameKind Kind { get; }

    /// <summary>The service.</summary>
    private protected ICmqManagement Management => _context.RequireManagement();

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        var inputs = Autonaming.Fill(Kind, request, Edition, failures);
        new InputChecker(Edition, failures).Check(Spec.Properties, inputs, Spec.Name, PropertyPath.Root);

        // A property that is wrong by itself is told once, and not looked at together with others.
        var wrong = failures.Select(failure => failure.Path.Segments[0].KeyName!).ToHashSet(StringComparer.Ordinal);
        var sound = wrong.Aggregate(inputs, (map, key) => map.Remove(key));
        foreach (var refusal in CheckRules(sound))
        {
            var property = PropertyPath.Parse(refusal.Property).Segments[0].KeyName!;
            if (!wrong.Contains(property))
            {
                var shown = sound.Find(property)?.ContainsSecrets == true ? refusal with { Value = "the secret value" } : refusal;
                failures.Add(new(refusal.Property, shown.Reason));
            }
        }

        return new(inputs, failures.ToImmutable());
    }

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var changes = new InputDiffer(Edition, request).Compare(Spec.Properties);
        var replaces = changes.Any(change => change.Effect == ChangeEffect.Replace);
        return new(
            changes,
            replaces && KeepsIdentity(request),
            replaces ? [] : [.. _table.Where(row => row.IsStable).Select(row => row.Name)]);
    }

    /// <inheritdoc/>
    public abstract string? IdOf(PropertyMap inputs);

    /// <inheritdoc/>
    public abstract Task<ImmutableArray<string>> PlaceAsync(PlanWorld world, string owner, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public ImmutableArray<CheckFailure> CheckList(PropertyMap query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        new InputChecker(Edition, failures).Check(Spec.ListInputs, query, $"a list of {Spec.Name}", PropertyPath.Root);
        return failures.ToImmutable();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListedResource> ListAsync(
        PropertyMap query, ListPosition start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = ListLiveAsync(Management, query.Map(value => value.UnwrapAll()), start, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var closing = found.ConfigureAwait(false);
        while (await ExplainedAsync("*", null, found.MoveNextAsync().AsTask()).ConfigureAwait(false))
        {
            var (live, next) = found.Current;
            yield return new(LiveId(live), LiveName(live), next);
        }
    }

    /// <inheritdoc/>
    public PropertyMap PreviewCreate(PropertyMap inputs) => _projection.Planned(inputs);

    /// <inheritdoc/>
    public async Task<CreatedResource> CreateAsync(string logicalName, PropertyMap inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var id = IdOf(inputs) ?? throw new ResourceException(ResourceErrorKind.InvalidArgument, $"A {Spec.Name} can't be created from inputs that were not checked: its name is missing.");
        var management = Management;
        var started = _context.TimeProvider.GetUtcNow();
        try
        {
            await CreateLiveAsync(management, inputs, _projection.Settings(inputs), cancellationToken).ConfigureAwait(false);
        }
        catch (CmqTransportException error) when (error.MayHaveExecuted)
        {
            await AdoptOwnAsync(id, logicalName, inputs, started, error, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, Spec, id, logicalName);
        }
        finally
        {
            Forget(_context.Inventory!, id);
        }

        TLive? live;
        try
        {
            live = await FindLiveAsync(management, id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error) || error is OperationCanceledException)
        {
            throw new PartialFailureException(id, inputs, [$"{Spec.Name} '{id}' was created, and could not be read back: {error.Message}"], error);
        }

        return live is null
            ? throw new PartialFailureException(id, inputs, [$"{Spec.Name} '{id}' was created, and the service does not show it yet; run again."])
            : new(LiveId(live), _projection.Outputs(live, inputs));
    }

    /// <inheritdoc/>
    public async Task<LiveResource?> ReadAsync(string id, PropertyMap? oldInputs, PropertyMap? oldOutputs, CancellationToken cancellationToken)
    {
        var canonical = ParseId(id);
        _ = Management;
        var live = await ExplainedAsync(canonical, null, LookUpAsync(_context.Inventory!, canonical, cancellationToken)).ConfigureAwait(false);
        return live is null
            ? null
            : new(
                LiveId(live),
                _projection.Inputs(live, oldInputs, oldOutputs),
                SecretAsBefore(_projection.Outputs(live, oldInputs ?? PropertyMap.Empty), oldOutputs));
    }

    /// <inheritdoc/>
    public PropertyMap PreviewUpdate(UpdateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _ = ChangesInPlace(request);
        return _projection.Planned(request.NewInputs, request.OldOutputs);
    }

    /// <inheritdoc/>
    public async Task<PropertyMap> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var changes = ChangesInPlace(request);
        var id = ParseId(request.Id);
        var steps = UpdateSteps(Management, id, changes, _projection.ChangedSettings(changes, request.NewInputs));
        for (var done = 0; done < steps.Length; done++)
        {
            try
            {
                await steps[done](cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (ErrorExplanation.Knows(error))
            {
                var explained = ErrorExplanation.Explain(error, Spec, id, request.LogicalName);
                throw done == 0 ? explained : new PartialFailureException(
                    request.Id,
                    request.OldOutputs,
                    [$"{done} of {steps.Length} steps were done, then: {explained.Message}"],
                    error);
            }
            finally
            {
                Forget(_context.Inventory!, id);
            }
        }

        var live = await ExplainedAsync(id, request.LogicalName, FindLiveAsync(Management, id, cancellationToken)).ConfigureAwait(false)
            ?? throw new ResourceException(ResourceErrorKind.NotFound, $"{Spec.Name} '{id}' is gone. Run a refresh, then this again.");
        return _projection.Outputs(live, request.NewInputs);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var canonical = ParseId(id);
        try
        {
            await DeleteLiveAsync(Management, canonical, inputs, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, Spec, id, null);
        }
        finally
        {
            if (_context.Inventory is { } inventory)
            {
                Forget(inventory, canonical);
            }
        }
    }

    /// <summary>Checks what concerns several properties together, as far as they are known.</summary>
    private protected abstract IEnumerable<CmqRefusal> CheckRules(PropertyMap inputs);

    /// <summary>The id in the service's form, for every form that is accepted.</summary>
    private protected abstract string ParseId(string id);

    /// <summary>The id of a live resource.</summary>
    private protected abstract string LiveId(TLive live);

    /// <summary>The name of a live resource.</summary>
    private protected abstract string LiveName(TLive live);

    /// <summary>Lists live resources, each with where a list goes on after it.</summary>
    private protected abstract IAsyncEnumerable<(TLive Live, ListPosition Next)> ListLiveAsync(
        ICmqManagement management, PropertyMap query, ListPosition start, CancellationToken cancellationToken);

    /// <summary>Whether a replacement would have the identity of what it replaces.</summary>
    private protected abstract bool KeepsIdentity(DiffRequest request);

    private protected abstract DateTimeOffset CreateTime(TLive live);

    private protected abstract Task<TLive?> FindLiveAsync(ICmqManagement management, string id, CancellationToken cancellationToken);

    /// <summary>Finds the live resource in what was read of the service already, as far as it goes.</summary>
    private protected abstract Task<TLive?> LookUpAsync(Inventory inventory, string id, CancellationToken cancellationToken);

    /// <summary>Lets what was read of a resource go, because it was written.</summary>
    private protected abstract void Forget(Inventory inventory, string id);

    private protected abstract Task CreateLiveAsync(ICmqManagement management, PropertyMap inputs, TSettings settings, CancellationToken cancellationToken);

    /// <summary>The calls that carry out these changes, in order. <paramref name="settings"/> holds the new values of what changes.</summary>
    private protected abstract ImmutableArray<Func<CancellationToken, Task>> UpdateSteps(ICmqManagement management, string id, ImmutableArray<PropertyChange> changes, TSettings settings);

    private protected abstract Task DeleteLiveAsync(ICmqManagement management, string id, PropertyMap inputs, CancellationToken cancellationToken);

    /// <summary>The settings that the known ones of these inputs amount to.</summary>
    private protected TSettings KnownSettings(PropertyMap inputs) =>
        _projection.Settings(inputs.Values.Any(value => value.ContainsUnknowns) ? new(inputs.Where(pair => !pair.Value.ContainsUnknowns)) : inputs);

    // The state may hold an output as a secret although no input says so.
    private static PropertyMap SecretAsBefore(PropertyMap outputs, PropertyMap? oldOutputs) => new(
        from output in outputs
        let secret = oldOutputs?.Find(output.Key)?.ContainsSecrets == true
        select secret ? KeyValuePair.Create(output.Key, output.Value.AsSecret()) : output);

    private ImmutableArray<PropertyChange> ChangesInPlace(UpdateRequest request)
    {
        var changes = new InputDiffer(Edition, request.ToDiff()).Compare(Spec.Properties);
        var fixedOne = changes.FirstOrDefault(change => change.Effect != ChangeEffect.Update);
        return fixedOne is null ? changes : throw new ResourceException(
            ResourceErrorKind.FailedPrecondition,
            $"{fixedOne.Path} of {Spec.Name} '{request.Id}' can be set only when it is created. Put the old value back, or add "
            + $"ignoreChanges: [{fixedOne.Property}], or replace the resource.");
    }

    // A create has no idempotency token: after a broken connection the object may be there. It is ours when it has exactly what was asked
    // for and was made after the call began; the service's times are whole seconds, and its clock may be a little behind.
    private async Task AdoptOwnAsync(
        string id,
        string logicalName,
        PropertyMap inputs,
        DateTimeOffset started,
        CmqTransportException error,
        CancellationToken cancellationToken)
    {
        var live = await ExplainedAsync(id, logicalName, FindLiveAsync(Management, id, cancellationToken)).ConfigureAwait(false)
            ?? throw new ResourceException(
                ResourceErrorKind.Unavailable,
                $"{error.Message} {Spec.Name} '{id}' was not created; run again.",
                error);
        var asAsked = _table.All(row =>
            !row.IsInput || row.Read is null || inputs.Find(row.Name) is not { } wanted || row.Read(live) is not { } found
            || InputDiffer.Same(row, found, wanted.UnwrapAll()));
        if (!asAsked || CreateTime(live) < started - TimeSpan.FromSeconds(2))
        {
            throw ErrorExplanation.NameTaken(Spec, id, logicalName, error);
        }
    }

    private async Task<T> ExplainedAsync<T>(string id, string? logicalName, Task<T> search)
    {
        try
        {
            return await search.ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, Spec, id, logicalName);
        }
    }
}
