using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>
/// What all resource types do alike, from their attribute tables; the calls to the service are each type's own. Here: what is planned and
/// listed, and what each type fills in.
/// </summary>
/// <typeparam name="TLive">The service's description of the resource.</typeparam>
/// <typeparam name="TSettings">The settings that create and change it.</typeparam>
public abstract partial class ResourceController<TLive, TSettings> : IResourceController
    where TLive : class
    where TSettings : class, new()
{
    private readonly ImmutableArray<BoundPropertySpec<TLive, TSettings>> _table;
    private readonly Projection<TLive, TSettings> _projection;

    private protected ResourceController(ResourceContext context, ResourceSpec spec, CmqNameKind kind)
    {
        Context = context;
        Spec = spec;
        Kind = kind;
        _table = [.. spec.Properties.Cast<BoundPropertySpec<TLive, TSettings>>()];
        _projection = new(_table, context.Edition);
    }

    /// <inheritdoc/>
    public ResourceSpec Spec { get; }

    /// <summary>What it works with.</summary>
    private protected ResourceContext Context { get; }

    /// <summary>Whose rules hold.</summary>
    private protected CmqEdition Edition => Context.Edition;

    /// <summary>What the resource's name names.</summary>
    private protected CmqNameKind Kind { get; }

    /// <summary>The service.</summary>
    private protected ICmqManagement Management => Context.RequireManagement();

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        var inputs = WithDefaults(Autonaming.Fill(Kind, request, Edition, failures));
        var given = Autonaming.WithoutMark(inputs);
        new InputChecker(Edition, failures).Check(Spec.Properties, given, Spec.Name, PropertyPath.Root);

        // A property that is wrong by itself is told once, and not looked at together with others.
        var wrong = failures.Select(failure => failure.Path.Segments[0].KeyName!).ToHashSet(StringComparer.Ordinal);
        var sound = wrong.Aggregate(given, (map, key) => map.Remove(key));
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
        var deletesFirst = replaces && KeepsIdentity(request);
        if (deletesFirst)
        {
            WillReplace(IdOf(request.NewInputs)!);
        }

        return new(
            changes,
            deletesFirst,
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

    /// <summary>The inputs with what the configuration adds to them.</summary>
    private protected virtual PropertyMap WithDefaults(PropertyMap inputs) => inputs;

    /// <summary>Checks what concerns several properties together, as far as they are known.</summary>
    private protected abstract IEnumerable<CmqRefusal> CheckRules(PropertyMap inputs);

    /// <summary>The id in the service's form, for every form that is accepted.</summary>
    private protected abstract string ParseId(string id);

    /// <summary>Why no resource can have an id, whatever the edition; null when one can. The id is in the service's form.</summary>
    private protected abstract string? ReasonAgainstId(string id);

    /// <summary>Why nothing of a kind can have a name, whatever the edition; null when something can.</summary>
    private protected string? ReasonAgainstName(CmqNameKind kind, string name) =>
        CmqNames.Check(kind, name, Edition) is { AcceptedBy.IsEmpty: true } refusal ? refusal.Reason : null;

    /// <summary>The id of a live resource.</summary>
    private protected abstract string LiveId(TLive live);

    /// <summary>The name of a live resource.</summary>
    private protected abstract string LiveName(TLive live);

    /// <summary>Lists live resources, each with where a list goes on after it.</summary>
    private protected abstract IAsyncEnumerable<(TLive Live, ListPosition Next)> ListLiveAsync(
        ICmqManagement management, PropertyMap query, ListPosition start, CancellationToken cancellationToken);

    /// <summary>Whether a replacement would have the identity of what it replaces.</summary>
    private protected abstract bool KeepsIdentity(DiffRequest request);

    /// <summary>Told that a resource was said to be deleted first and created again with the same identity.</summary>
    private protected virtual void WillReplace(string id)
    {
    }

    /// <summary>What follows on a creation; what went wrong with it, in words.</summary>
    private protected virtual Task<ImmutableArray<string>> CreatedAsync(ICmqManagement management, string id, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<string>.Empty);

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
