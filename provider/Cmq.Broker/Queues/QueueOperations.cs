using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Broker;

/// <summary>The actions that create, change and delete queues.</summary>
internal sealed class QueueOperations(BrokerContext context)
{
    private CmqEdition Edition => context.Edition;

    public (BrokerState State, string Id) Create(
        BrokerState state,
        string name,
        QueueSettings settings,
        IReadOnlyDictionary<string, string>? tags)
    {
        var operation = new Operation("CreateCmqQueue", name);
        var now = context.Now;
        var id = ObjectIds.NewQueueId();
        var filled = QueueDefaults.Fill(settings, Edition);
        var queue = new QueueRecord
        {
            Name = name,
            Id = id,
            Settings = filled,
            Tags = ObjectTags.Copy(tags),
            CreateTime = now,
            LastModifyTime = now,
            Messages = context.NewMessages(id, QueueDefaults.Fill(new(), Edition)),
        };
        operation.ThrowIfAny(queue.Check(Edition));
        if (state.Queues.TryGetValue(name, out var existing))
        {
            throw operation.Error(CmqErrorCodes.ResourceInUseQueue, ObjectNames.Taken("queue", name, existing.Name));
        }

        context.NameBlocks.ThrowIfBlocked(operation, state, CmqNameKind.Queue, name, now);
        if (state.Queues.Count >= context.Quotas.Queues)
        {
            var count = Text(state.Queues.Count);
            throw operation.Error(CmqErrorCodes.LimitExceeded, $"the account has {count} queues, and its quota is {Text(context.Quotas.Queues)}");
        }

        operation.ThrowIfAny(queue.CheckBinding(state, Edition));
        Configure(state, queue);
        return (state.With(queue), queue.Id);
    }

    public BrokerState Modify(BrokerState state, string name, QueueSettings changes)
    {
        var operation = new Operation("ModifyCmqQueueAttribute", name);
        var queue = Find(operation, state, CmqErrorCodes.ResourceNotFound);
        var changed = queue with { Settings = QueueDefaults.Merge(queue.Settings, changes, Edition) };
        operation.ThrowIfAny(CheckFixed(queue.Settings, changes).Concat(changed.Check(Edition)));
        operation.ThrowIfAny(changed.CheckBinding(state, Edition));
        if (changed.Settings == queue.Settings)
        {
            return state;
        }

        Configure(state, changed);
        return state.With(changed with { LastModifyTime = context.Now });
    }

    public BrokerState ModifyTags(BrokerState state, string name, CmqTagChanges changes)
    {
        var operation = new Operation(ObjectTags.Action, name);
        var queue = Find(operation, state, CmqErrorCodes.ResourceNotFound);
        return state.With(queue with { Tags = ObjectTags.Change(operation, queue.Tags, changes, Edition) });
    }

    public BrokerState Delete(BrokerState state, string name)
    {
        var operation = new Operation("DeleteCmqQueue", name);
        var queue = Find(operation, state, CmqErrorCodes.ResourceNotFound);
        var sources = DeadLetterBindings.Names(state.SourcesOf(name));
        if (sources.Length > 0)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                $"queue '{queue.Name}' is the dead-letter queue of {sources}; unbind it there first (UnbindCmqDeadLetter)");
        }

        queue.Messages.LinkTo(null);
        queue.Messages.Close(context.UnixNow);
        return state.Without(queue) with
        {
            DeletedNames = context.NameBlocks.Add(state.DeletedNames, CmqNameKind.Queue, queue.Name, context.Now),
        };
    }

    public BrokerState UnbindDeadLetter(BrokerState state, string sourceName)
    {
        var queue = Find(new("UnbindCmqDeadLetter", sourceName), state, CmqErrorCodes.FailedOperation);
        if (queue.Settings.DeadLetterPolicy is null)
        {
            return state;
        }

        var changed = queue with { Settings = queue.Settings with { DeadLetterPolicy = null }, LastModifyTime = context.Now };
        Configure(state, changed);
        return state.With(changed);
    }

    public void Clear(BrokerState state, string name) =>
        Find(new("ClearCmqQueue", name), state, CmqErrorCodes.ResourceNotFound).Messages.Clear(context.UnixNow);

    /// <summary>
    /// Brings deleted messages back: those that were sent at the time or after it, as far as rewinding reaches, and not from amidst what is not
    /// consumed yet.
    /// </summary>
    public void Rewind(BrokerState state, string name, DateTimeOffset startConsumeTime)
    {
        var operation = new Operation("RewindCmqQueue", name);
        var queue = Find(operation, state, CmqErrorCodes.FailedOperation);
        if (queue.Settings.RewindSeconds!.Value == 0)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                $"queue '{queue.Name}' can't be rewound, because its rewindSeconds is 0; set it, and messages deleted after that can be brought back");
        }

        var outcome = queue.Messages.Rewind(startConsumeTime, context.UnixNow);
        if (!outcome.IsAllowed)
        {
            var end = outcome.IsToOldest
                ? $"{Text(outcome.Latest)}, the time of the oldest message that is not consumed"
                : $"{Text(outcome.Latest)}, which is now";
            operation.ThrowIfAny([new("startConsumeTime", Text(startConsumeTime), $"{Text(outcome.Earliest)} (rewindSeconds ago) to {end}", Edition)]);
        }
    }

    // The last step of an operation: from here on nothing is refused.
    private void Configure(BrokerState state, QueueRecord queue) => queue.Messages.Configure(
        MessageLimits.Of(queue.Settings, Edition),
        queue.DeadLetterQueue is { } target ? state.FindQueue(target)!.Messages : null,
        context.UnixNow);

    private static QueueRecord Find(Operation operation, BrokerState state, string code) =>
        state.Queues.TryGetValue(operation.Resource!, out var queue)
            ? queue
            : throw operation.Error(code, ObjectNames.Missing("queue", operation.Resource!));

    private IEnumerable<CmqRefusal> CheckFixed(QueueSettings present, QueueSettings changes)
    {
        if (QueueAttributes.MaxMsgSizeIsFixed(Edition) && changes.MaxMsgSize is { } size && size != present.MaxMsgSize)
        {
            var limit = $"it is fixed when the queue is created, and is {Text(present.MaxMsgSize!.Value)} bytes";
            yield return new("maxMsgSize", Text(size), limit, Edition) { AcceptedBy = ChangeableIn(size) };
        }

        if (changes.Transaction is { } transaction && transaction != (present.Transaction ?? false))
        {
            yield return new("transaction", transaction ? "true" : "false", "it is fixed when the queue is created", Edition);
        }
    }

    private static ImmutableArray<CmqEdition> ChangeableIn(long maxMsgSize) =>
    [
        .. CmqEditions.All.Where(edition =>
            !QueueAttributes.MaxMsgSizeIsFixed(edition) && QueueAttributes.MaxMsgSize.RangeIn(edition)?.Contains(maxMsgSize) == true),
    ];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
