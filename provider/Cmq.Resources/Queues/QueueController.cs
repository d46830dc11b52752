using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The operations on queues.</summary>
/// <param name="context">What they work with.</param>
public sealed class QueueController(ResourceContext context)
    : NamedResourceController<QueueDescription, QueueSettings>(context, QueueSpec.Resource, CmqNameKind.Queue)
{
    private readonly DeadLetterDetachment _sources = new();

    /// <inheritdoc/>
    public override Task<ImmutableArray<string>> PlaceAsync(PlanWorld world, string owner, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(world);
        return IdOf(inputs) is { } name
            ? world.PlaceQueueAsync(owner, name, KnownSettings(inputs), lookUp, cancellationToken)
            : Task.FromResult(ImmutableArray<string>.Empty);
    }

    private protected override IEnumerable<CmqRefusal> CheckOwnRules(PropertyMap inputs)
    {
        // A rule between two attributes holds its tongue while one of them is not known.
        var settings = KnownSettings(inputs);
        if (inputs.Find("msgRetentionSeconds")?.IsUnknown == true)
        {
            settings = settings with { MsgRetentionSeconds = QueueAttributes.MsgRetentionSeconds.RangeIn(Edition)!.Value.Maximum };
        }

        if (inputs.Find("rewindSeconds")?.IsUnknown == true)
        {
            settings = settings with { RewindSeconds = 1 };
        }

        foreach (var found in QueueRules.Check(settings, Edition))
        {
            yield return found;
        }

        if (settings.DeadLetterPolicy?.DeadLetterQueue is { } target && CmqNames.Comparer.Equals(target, IdOf(inputs)))
        {
            yield return new("deadLetterPolicy.deadLetterQueue", $"'{target}'", "a queue is not its own dead-letter queue", Edition);
        }
    }

    private protected override string LiveName(QueueDescription live) => live.Name;

    private protected override IAsyncEnumerable<(QueueDescription Live, ListPosition Next)> ListLiveAsync(
        ICmqManagement management, PropertyMap query, ListPosition start, CancellationToken cancellationToken) =>
        management.ListQueuesAsync(new() { Offset = start.Offset }, cancellationToken)
            .Select((queue, index) => (queue, start with { Offset = start.Offset + index + 1 }));

    private protected override DateTimeOffset CreateTime(QueueDescription live) => live.CreateTime;

    private protected override Task<QueueDescription?> FindLiveAsync(ICmqManagement management, string id, CancellationToken cancellationToken) =>
        management.FindQueueAsync(id, cancellationToken);

    private protected override Task<QueueDescription?> LookUpAsync(Inventory inventory, string id, CancellationToken cancellationToken) =>
        inventory.FindQueueAsync(id, cancellationToken);

    private protected override void Forget(Inventory inventory, string id) => inventory.ForgetQueue(id);

    private protected override Task CreateLiveAsync(ICmqManagement management, PropertyMap inputs, QueueSettings settings, CancellationToken cancellationToken) =>
        management.CreateQueueAsync(IdOf(inputs)!, settings, TagsOf(inputs), cancellationToken);

    private protected override ImmutableArray<Func<CancellationToken, Task>> UpdateSteps(
        ICmqManagement management,
        string id,
        ImmutableArray<PropertyChange> changes,
        QueueSettings settings)
    {
        var steps = ImmutableArray.CreateBuilder<Func<CancellationToken, Task>>();
        if (settings.DeadLetterPolicy is null && changes.Any(change => change.Property == "deadLetterPolicy"))
        {
            steps.Add(token => management.UnbindDeadLetterAsync(id, token));
        }

        if (settings != new QueueSettings())
        {
            steps.Add(token => management.ModifyQueueAsync(id, settings, token));
        }

        if (TagChanges.Among(changes) is { } tags)
        {
            steps.Add(token => management.ModifyQueueTagsAsync(id, tags, token));
        }

        return steps.ToImmutable();
    }

    private protected override async Task DeleteLiveAsync(ICmqManagement management, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var force = inputs.Find("forceDestroy")?.UnwrapAll() is BoolValue { Value: true };
        var live = await management.FindQueueAsync(id, cancellationToken).ConfigureAwait(false);
        if (live is null)
        {
            return;
        }

        if (!force && live.MessageCount > 0)
        {
            throw new ResourceException(
                ResourceErrorKind.FailedPrecondition,
                $"Queue '{id}' holds {live.MessageCount} message{(live.MessageCount == 1 ? "" : "s")} ({live.ActiveMsgNum} active, {live.InactiveMsgNum} inactive, "
                + $"{live.DelayMsgNum ?? 0} delayed), which a deletion would lose. Consume them, or set forceDestroy: true on the queue, bring "
                + "that up, and delete it then.");
        }

        using var grace = new GracePeriod(Context.CancelGrace, Context.TimeProvider, cancellationToken);
        try
        {
            var unbound = await _sources.DeleteAsync(management, live, () => DeleteOnServiceAsync(management, id, cancellationToken), grace.Token, cancellationToken).ConfigureAwait(false);
            if (!unbound.IsEmpty)
            {
                Context.Notify($"{Names(unbound)} unbound from '{id}' while that is replaced. If this run ends before '{id}' is there again, {DeadLetterDetachment.WayBack}");
            }
        }
        catch (DetachedSourcesException detached) when (detached.InnerException is OperationCanceledException canceled)
        {
            throw new OperationCanceledException(detached.Describe(canceled.Message), canceled, canceled.CancellationToken);
        }
        catch (DetachedSourcesException detached)
        {
            var explained = ErrorExplanation.Explain(detached.InnerException!, Spec, id, null);
            throw new ResourceException(explained.Kind, detached.Describe(explained.Message), detached.InnerException);
        }
        finally
        {
            foreach (var source in live.DeadLetterSources)
            {
                Forget(Context.Inventory!, source);
            }
        }
    }

    private protected override void WillReplace(string id) => _sources.Announce(id);

    private protected override async Task<ImmutableArray<string>> CreatedAsync(ICmqManagement management, string id, CancellationToken cancellationToken)
    {
        var (bound, problems) = await _sources.AttachAsync(management, id, cancellationToken).ConfigureAwait(false);
        foreach (var source in bound)
        {
            Forget(Context.Inventory!, source);
        }

        return problems;
    }

    private static async Task DeleteOnServiceAsync(ICmqManagement management, string id, CancellationToken cancellationToken)
    {
        try
        {
            await management.DeleteQueueAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            // Somebody else deleted it meanwhile: what was wanted holds.
        }
    }

    private static string Names(ImmutableArray<string> queues) =>
        string.Join(", ", queues.Select(name => $"'{name}'")) + (queues.Length == 1 ? " is" : " are");
}
