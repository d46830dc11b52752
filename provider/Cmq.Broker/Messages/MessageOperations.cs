using System.Globalization;

namespace Cmq.Broker;

/// <summary>The two actions of the control plane that put messages into queues.</summary>
internal sealed class MessageOperations(BrokerContext context)
{
    public (BrokerState State, string Id) Send(BrokerState state, string queueName, string content, long delaySeconds)
    {
        var operation = new Operation("SendCmqMsg", queueName);
        if (!state.Queues.TryGetValue(queueName, out var queue))
        {
            throw operation.Error(CmqErrorCodes.ResourceNotFound, ObjectNames.Missing("queue", queueName));
        }

        operation.ThrowIfAny(
            MessageRules.CheckContent(content, queue.Settings.MaxMsgSize!.Value, context.Edition)
                .Concat(MessageRules.CheckDelay(delaySeconds, ServiceFigures.MaxDelaySeconds(queue.RetentionSeconds), context.Edition)));
        var message = new StoredMessage(ObjectIds.NewMessageId(), content, context.Now, delaySeconds);
        ThrowIfNotTaken(operation, queue, message);
        queue.Messages.Add(message);
        return (state, message.Id);
    }

    /// <summary>Puts a message into the queue of every subscription that it matches; into all of them, or into none.</summary>
    public (BrokerState State, string Id) Publish(BrokerState state, string topicName, string content, IReadOnlyList<string>? tags)
    {
        var operation = new Operation("PublishCmqMsg", topicName);
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFound, topicName);

        // Clients send an empty routing key when they have none.
        string[] given = [.. (tags ?? []).Where(tag => tag.Length > 0)];
        operation.ThrowIfAny(
            MessageRules.CheckContent(content, topic.Settings.MaxMsgSize!.Value, context.Edition)
                .Concat(MessageRules.CheckTags(given, topic.FilterType, context.Edition)));

        var matching = topic.Subscriptions.Values.Where(subscription => Matches(topic, subscription, given)).ToList();
        if (matching.Count == 0)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                topic.Subscriptions.IsEmpty
                    ? $"topic '{topic.Name}' has no subscription, so the message reaches nobody"
                    : $"no subscription of topic '{topic.Name}' matches the message, so it reaches nobody");
        }

        var now = context.Now;
        var deliveries = new List<(QueueRecord Queue, StoredMessage Message)>();
        foreach (var subscription in matching)
        {
            var queue = QueueOf(operation, state, topic, subscription);
            var message = new StoredMessage(ObjectIds.NewMessageId(), content, now, 0);
            if (message.Size > queue.Settings.MaxMsgSize)
            {
                var limit = queue.Settings.MaxMsgSize.Value.ToString(CultureInfo.InvariantCulture);
                throw operation.Error(
                    CmqErrorCodes.FailedOperation,
                    $"queue '{queue.Name}' of subscription '{subscription.Name}' takes at most {limit} bytes; nothing was published");
            }

            ThrowIfNotTaken(operation, queue, message);
            deliveries.Add((queue, message));
        }

        foreach (var (queue, message) in deliveries)
        {
            queue.Messages.Add(message);
        }

        return (state, ObjectIds.NewMessageId());
    }

    private static bool Matches(TopicRecord topic, SubscriptionRecord subscription, string[] tags) =>
        topic.FilterType == FilterType.BindingKey
            ? subscription.BindingKeys.Any(key => RoutingKeys.Matches(key, tags[0]))
            : subscription.FilterTags.IsEmpty || subscription.FilterTags.Any(tag => tags.Contains(tag, StringComparer.Ordinal));

    // The service keeps a message that can't be delivered for a day and tries again. Here nothing would, so it is not taken at all.
    private static QueueRecord QueueOf(Operation operation, BrokerState state, TopicRecord topic, SubscriptionRecord subscription)
    {
        var what = $"the message matches subscription '{topic.Name}/{subscription.Name}', which delivers to ";
        if (!subscription.DeliversIntoQueue)
        {
            throw operation.Error(
                CmqErrorCodes.UnsupportedOperation,
                $"{what}{subscription.Endpoint}, and this broker does not push over http; nothing was published");
        }

        return state.Queues.TryGetValue(subscription.Endpoint, out var queue)
            ? queue
            : throw operation.Error(
                CmqErrorCodes.UnsupportedOperation,
                $"{what}queue '{subscription.Endpoint}', which is gone, and this broker keeps no message for later; nothing was published");
    }

    private static void ThrowIfNotTaken(Operation operation, QueueRecord queue, StoredMessage message)
    {
        if (queue.IsTransactional)
        {
            throw operation.Error(
                CmqErrorCodes.UnsupportedOperation,
                $"queue '{queue.Name}' is a transaction queue, and this broker has no transactions of messages");
        }

        if (!queue.Messages.HasRoomFor(message, queue.Settings))
        {
            var limits = string.Create(
                CultureInfo.InvariantCulture,
                $"{queue.Settings.MaxMsgHeapNum} messages (maxMsgHeapNum) and {ServiceFigures.MaxMsgBacklogSize} bytes");
            throw operation.Error(CmqErrorCodes.FailedOperation, $"queue '{queue.Name}' is full: it holds at most {limits}");
        }
    }
}
