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
        var queue = new QueueRecord
        {
            Name = name,
            Id = ObjectIds.NewQueueId(),
            Settings = QueueDefaults.Fill(settings, Edition),
            Tags = ObjectTags.Copy(tags),
            CreateTime = now,
            LastModifyTime = now,
            Messages = new QueueMessages(),
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

        // A message whose time is over must not come back when the queue keeps messages longer from now on.
        var now = context.Now;
        queue.Messages.Expire(now, queue.RetentionSeconds);
        return state.With(changed with { LastModifyTime = now });
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

        return state.Without(queue) with
        {
            DeletedNames = context.NameBlocks.Add(state.DeletedNames, CmqNameKind.Queue, queue.Name, context.Now),
        };
    }

    public BrokerState UnbindDeadLetter(BrokerState state, string sourceName)
    {
        var queue = Find(new("UnbindCmqDeadLetter", sourceName), state, CmqErrorCodes.FailedOperation);
        return queue.Settings.DeadLetterPolicy is null
            ? state
            : state.With(queue with { Settings = queue.Settings with { DeadLetterPolicy = null }, LastModifyTime = context.Now });
    }

    public static BrokerState Clear(BrokerState state, string name)
    {
        Find(new("ClearCmqQueue", name), state, CmqErrorCodes.ResourceNotFound).Messages.Clear();
        return state;
    }

    /// <summary>
    /// Checks a rewind. Only a message that a consumer deleted comes back, and there is nothing yet that deletes one, so a rewind that is
    /// allowed brings back no message, as it does in the service for a queue from which nothing was deleted.
    /// </summary>
    public void Rewind(BrokerState state, string name, DateTimeOffset startConsumeTime)
    {
        var operation = new Operation("RewindCmqQueue", name);
        var queue = Find(operation, state, CmqErrorCodes.FailedOperation);
        var rewindSeconds = queue.Settings.RewindSeconds!.Value;
        if (rewindSeconds == 0)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                $"queue '{queue.Name}' can't be rewound, because its rewindSeconds is 0; set it, and messages deleted after that can be brought back");
        }

        var now = context.Now;
        var earliest = now.AddSeconds(-rewindSeconds);
        var oldest = queue.Messages.Count(now, queue.RetentionSeconds).OldestEnqueueTime;
        if (startConsumeTime < earliest || startConsumeTime > (oldest ?? now))
        {
            var end = oldest is { } time ? $"{Text(time)}, the time of the oldest message that is not consumed" : $"{Text(now)}, which is now";
            operation.ThrowIfAny([new("startConsumeTime", Text(startConsumeTime), $"{Text(earliest)} (rewindSeconds ago) to {end}", Edition)]);
        }
    }

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
