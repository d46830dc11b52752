namespace Cmq.Broker;

/// <summary>The actions of the data plane.</summary>
internal sealed class MessagingOperations(BrokerContext context)
{
    private readonly Publication _publication = new(context);

    public CmqSent Send(BrokerState state, string queueName, string body, long delaySeconds)
    {
        var operation = new Operation("SendMessage", queueName);
        var queue = Sendable(operation, state);
        var size = MessagingRules.CheckBody(operation, body, queue.Settings.MaxMsgSize!.Value);
        MessagingRules.CheckDelay(operation, delaySeconds, queue, context.Edition);
        ThrowIf(operation, queue, queue.Messages.Send(body, size, 1000 * delaySeconds, null, context.UnixNow, out var id));
        return new(id.ToString());
    }

    public IReadOnlyList<CmqSent> SendAll(BrokerState state, string queueName, IReadOnlyList<string> bodies, long delaySeconds)
    {
        var operation = new Operation("BatchSendMessage", queueName);
        var queue = Sendable(operation, state);
        var sizes = MessagingRules.CheckBodies(operation, bodies, queue.Settings.MaxMsgSize!.Value);
        MessagingRules.CheckDelay(operation, delaySeconds, queue, context.Edition);
        ThrowIf(operation, queue, queue.Messages.SendAll(bodies, sizes, 1000 * delaySeconds, context.UnixNow, out var ids));
        return [.. ids.Select(id => new CmqSent(id.ToString()))];
    }

    public static QueueRecord CheckReceive(Operation operation, BrokerState state, int maxMessages, TimeSpan? pollingWait, out TimeSpan wait)
    {
        var queue = Find(operation, state);
        MessagingRules.CheckBatch(operation, maxMessages);
        wait = pollingWait ?? TimeSpan.FromSeconds(queue.Settings.PollingWaitSeconds!.Value);
        MessagingRules.CheckWait(operation, wait);
        return queue;
    }

    public ValueTask<Received> ReceiveAsync(QueueRecord queue, int maxMessages, TimeSpan wait, CancellationToken cancellationToken) =>
        queue.Messages.ReceiveAsync(maxMessages, wait, context.UnixNow, cancellationToken);

    public void Delete(BrokerState state, string queueName, string receiptHandle)
    {
        var operation = new Operation("DeleteMessage", queueName);
        var queue = Find(operation, state);
        if (!ReceiptHandle.TryParse(receiptHandle, out var handle) && !ReceiptHandle.HasForm(receiptHandle))
        {
            throw ProtocolError.HandleForm.Of(operation);
        }

        if (!(queue.Messages.Delete(handle, NowFor(queue.Messages)) ?? throw ProtocolError.NoQueue.Of(operation)))
        {
            throw ProtocolError.Handle.Of(operation);
        }
    }

    public IReadOnlyList<CmqDeleteFailure> DeleteAll(BrokerState state, string queueName, IReadOnlyList<string> receiptHandles)
    {
        var operation = new Operation("BatchDeleteMessage", queueName);
        var queue = Find(operation, state);
        MessagingRules.CheckBatch(operation, receiptHandles.Count);
        var now = NowFor(queue.Messages);
        var failures = new List<CmqDeleteFailure>();
        foreach (var text in receiptHandles)
        {
            var error = !ReceiptHandle.TryParse(text, out var handle) && !ReceiptHandle.HasForm(text) ? ProtocolError.HandleForm
                : queue.Messages.Delete(handle, now) ?? throw ProtocolError.NoQueue.Of(operation) ? null
                : ProtocolError.Handle;
            if (error is not null)
            {
                failures.Add(new(text, error.Of(operation)));
            }
        }

        return failures;
    }

    public IReadOnlyList<CmqSent> Publish(BrokerState state, string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags, string? routingKey)
    {
        var operation = new Operation(bodies.Count == 1 ? "PublishMessage" : "BatchPublishMessage", topicName);
        if (!state.Topics.TryGetValue(topicName, out var topic))
        {
            throw ProtocolError.NoTopic.Of(operation);
        }

        // Clients send an empty routing key when they have none.
        string[] given = [.. (tags ?? []).Where(tag => tag.Length > 0)];
        var key = string.IsNullOrEmpty(routingKey) ? null : routingKey;
        var sizes = MessagingRules.CheckBodies(operation, bodies, topic.Settings.MaxMsgSize!.Value);
        MessagingRules.CheckTags(operation, given);
        if (topic.FilterType == FilterType.BindingKey)
        {
            MessagingRules.CheckRoutingKey(operation, key);
        }

        var matching = Publication.Matching(topic, given, key);
        if (matching.IsEmpty)
        {
            throw (topic.Subscriptions.IsEmpty ? ProtocolError.NoSubscription : ProtocolError.NoMatch).Of(operation);
        }

        foreach (var subscription in matching)
        {
            if (_publication.Obstacle(state, topic, subscription) is { } obstacle)
            {
                throw ProtocolError.Parameter.Of(operation, obstacle);
            }

            if (Publication.TooLong(state, subscription, sizes.Max()) is { } tooLong)
            {
                throw ProtocolError.BodyTooLong.Of(operation, tooLong);
            }
        }

        return [.. bodies.Select((body, index) => new CmqSent(_publication.Publish(state, matching, body, sizes[index], given.Length == 0 ? null : given)))];
    }

    public static void ThrowIf(Operation operation, QueueRecord queue, QueueProblem problem)
    {
        switch (problem)
        {
            case QueueProblem.Gone:
                throw ProtocolError.NoQueue.Of(operation);
            case QueueProblem.Full:
                throw ProtocolError.QueueFull.Of(operation, MessageOperations.Full(queue));
            case QueueProblem.TooManyUnacknowledged:
                throw ProtocolError.TooManyUnacknowledged.Of(operation);
        }
    }

    // For what leaves no time behind. To read the clock anew is a twentieth of what a message costs.
    private long NowFor(QueueMessages messages)
    {
        var rough = context.RoughTime.UnixNow;
        return messages.IsQuietAround(rough) ? rough : context.UnixNow;
    }

    private static QueueRecord Sendable(Operation operation, BrokerState state)
    {
        var queue = Find(operation, state);
        return queue.IsTransactional ? throw Transactional(operation, queue) : queue;
    }

    private static CmqServiceException Transactional(Operation operation, QueueRecord queue) =>
        ProtocolError.Parameter.Of(operation, $"queue '{queue.Name}' is a transaction queue, and this broker has no transactions of messages");

    private static QueueRecord Find(Operation operation, BrokerState state) =>
        state.FindQueue(operation.Resource!) ?? throw ProtocolError.NoQueue.Of(operation);
}
