using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

// Create, read, update and delete.
public abstract partial class ResourceController<TLive, TSettings>
{
    /// <inheritdoc/>
    public PropertyMap PreviewCreate(PropertyMap inputs) => _projection.Planned(inputs);

    /// <inheritdoc/>
    public async Task<CreatedResource> CreateAsync(string logicalName, PropertyMap inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var id = IdOf(inputs) ?? throw new ResourceException(ResourceErrorKind.InvalidArgument, $"A {Spec.Name} can't be created from inputs that were not checked: its name is missing.");
        var management = Management;
        var started = Context.TimeProvider.GetUtcNow();

        // Whoever cancels ends waits; what was made is read back all the same, so that nothing is made that nobody knows of.
        using var grace = new GracePeriod(Context.CancelGrace, Context.TimeProvider, cancellationToken);
        try
        {
            await CreateLiveAsync(management, inputs, _projection.Settings(inputs), cancellationToken).ConfigureAwait(false);
        }
        catch (CmqException error) when (MayHaveExecuted(error))
        {
            await AdoptOwnAsync(id, logicalName, inputs, started, error, grace.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, Spec, id, logicalName);
        }
        finally
        {
            Forget(Context.Inventory!, id);
        }

        var problems = await CreatedAsync(management, id, grace.Token).ConfigureAwait(false);
        TLive? live;
        try
        {
            live = await FindLiveAsync(management, id, grace.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error) || error is OperationCanceledException)
        {
            throw new PartialFailureException(id, inputs, [$"{Spec.Name} '{id}' was created, and could not be read back: {error.Message}", .. problems], error);
        }

        if (live is null)
        {
            throw new PartialFailureException(id, inputs, [$"{Spec.Name} '{id}' was created, and the service does not show it yet; run again.", .. problems]);
        }

        var outputs = _projection.Outputs(live, inputs);
        return problems.IsEmpty ? new(LiveId(live), outputs) : throw new PartialFailureException(LiveId(live), outputs, problems);
    }

    /// <inheritdoc/>
    public async Task<LiveResource?> ReadAsync(string id, PropertyMap? oldInputs, PropertyMap? oldOutputs, CancellationToken cancellationToken)
    {
        var canonical = ParseId(id);
        if (ReasonAgainstId(canonical) is { } reason)
        {
            throw new ResourceException(
                ResourceErrorKind.InvalidArgument, $"'{id}' is not the id of a {Spec.Name.ToLowerInvariant()}: write {Spec.IdForm}, by name. {reason}");
        }

        _ = Management;
        var live = await ExplainedAsync(canonical, null, LookUpAsync(Context.Inventory!, canonical, cancellationToken)).ConfigureAwait(false);
        return live is null
            ? null
            : new(
                LiveId(live),
                Autonaming.KeepMark(_projection.Inputs(live, oldInputs, oldOutputs), oldInputs),
                SecretAsBefore(_projection.Outputs(live, oldInputs ?? PropertyMap.Empty), oldOutputs));
    }

    /// <inheritdoc/>
    public PropertyMap PreviewUpdate(UpdateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _projection.Planned(request.NewInputs, request.OldOutputs, ChangesInPlace(request));
    }

    /// <inheritdoc/>
    public async Task<PropertyMap> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var changes = ChangesInPlace(request);
        var id = ParseId(request.Id);
        using var grace = new GracePeriod(Context.CancelGrace, Context.TimeProvider, cancellationToken);
        var steps = UpdateSteps(Management, id, changes, _projection.ChangedSettings(changes, request.NewInputs));
        for (var done = 0; done < steps.Length; done++)
        {
            try
            {
                await steps[done](cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (ErrorExplanation.Knows(error) || (error is OperationCanceledException && done > 0))
            {
                var explained = error is OperationCanceledException ? error : ErrorExplanation.Explain(error, Spec, id, request.LogicalName);
                throw done == 0 ? explained : new PartialFailureException(
                    request.Id,
                    request.OldOutputs,
                    [$"{done} of {steps.Length} steps were done, then: {explained.Message}"],
                    error);
            }
            finally
            {
                Forget(Context.Inventory!, id);
            }
        }

        TLive? live;
        try
        {
            live = await FindLiveAsync(Management, id, grace.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error) || error is OperationCanceledException)
        {
            throw new PartialFailureException(
                request.Id, request.OldOutputs, [$"{Spec.Name} '{id}' was changed, and could not be read back: {error.Message}"], error);
        }

        return live is null
            ? throw new ResourceException(ResourceErrorKind.NotFound, $"{Spec.Name} '{id}' is gone. Run a refresh, then this again.")
            : _projection.Outputs(live, request.NewInputs);
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
            if (Context.Inventory is { } inventory)
            {
                Forget(inventory, canonical);
            }
        }
    }

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

    // A service that broke while it worked on a call may have done it before it broke.
    private static bool MayHaveExecuted(CmqException error) =>
        error is CmqTransportException { MayHaveExecuted: true } or CmqServiceException { Reason: CmqErrorReason.Unavailable };

    // A create has no idempotency token: after a broken connection the object may be there. It is ours when it has exactly what was asked
    // for and was made after the call began; the service's times are whole seconds, and its clock may be a little behind.
    private async Task AdoptOwnAsync(
        string id,
        string logicalName,
        PropertyMap inputs,
        DateTimeOffset started,
        CmqException error,
        CancellationToken cancellationToken)
    {
        TLive? live;
        try
        {
            live = await ExplainedAsync(id, logicalName, FindLiveAsync(Management, id, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled)
        {
            // The search alone changes nothing; what it searches for may be there.
            throw new OperationCanceledException($"{error.Message} It could not be looked for before the end.", canceled, canceled.CancellationToken);
        }

        if (live is null)
        {
            throw new ResourceException(
                ResourceErrorKind.Unavailable, $"{error.Message} {Spec.Name} '{id}' was not created; run again.", error);
        }

        var asAsked = _table.All(row =>
            !row.IsInput || row.Read is null || inputs.Find(row.Name) is not { } wanted || row.Read(live) is not { } found
            || InputDiffer.Same(row, found, wanted.UnwrapAll()));
        if (!asAsked || CreateTime(live) < started - TimeSpan.FromSeconds(2))
        {
            throw ErrorExplanation.NameTaken(Spec, id, logicalName, error);
        }
    }
}
