using System.Globalization;
using System.Text;

namespace Cmq.Broker;

/// <summary>The two actions of the control plane that put messages into queues.</summary>
internal sealed class MessageOperations(BrokerContext context)
{
    private readonly Publication _publication = new(context);

    public string Send(BrokerState state, string queueName, string content, long delaySeconds)
    {
        var operation = new Operation("SendCmqMsg", queueName);
        if (state.FindQueue(queueName) is not { } queue)
        {
            throw Missing(operation);
        }

        operation.ThrowIfAny(
            MessageRules.CheckContent(content, queue.Settings.MaxMsgSize!.Value, context.Edition)
                .Concat(MessageRules.CheckDelay(delaySeconds, queue.MaxDelaySeconds, context.Edition)));
        if (queue.IsTransactional)
        {
            throw operation.Error(
                CmqErrorCodes.UnsupportedOperation,
                $"queue '{queue.Name}' is a transaction queue, and this broker has no transactions of messages");
        }

        var problem = queue.Messages.Send(content, Encoding.UTF8.GetByteCount(content), 1000 * delaySeconds, null, context.UnixNow, out var id);
        return problem switch
        {
            QueueProblem.None => id.ToString(),
            QueueProblem.Full => throw operation.Error(CmqErrorCodes.FailedOperation, Full(queue)),
            _ => throw Missing(operation),
        };
    }

    /// <summary>Publishes a message to every subscription that it matches; to all of them, or to none.</summary>
    public string Publish(BrokerState state, string topicName, string content, IReadOnlyList<string>? tags)
    {
        var operation = new Operation("PublishCmqMsg", topicName);
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFound, topicName);

        // Clients send an empty routing key when they have none.
        string[] given = [.. (tags ?? []).Where(tag => tag.Length > 0)];
        operation.ThrowIfAny(
            MessageRules.CheckContent(content, topic.Settings.MaxMsgSize!.Value, context.Edition)
                .Concat(MessageRules.CheckTags(given, topic.FilterType, context.Edition)));

        var isByKey = topic.FilterType == FilterType.BindingKey;
        var matching = Publication.Matching(topic, given, isByKey ? given[0] : null);
        if (matching.IsEmpty)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                topic.Subscriptions.IsEmpty
                    ? $"topic '{topic.Name}' has no subscription, so the message reaches nobody"
                    : $"no subscription of topic '{topic.Name}' matches the message, so it reaches nobody");
        }

        var size = Encoding.UTF8.GetByteCount(content);
        foreach (var subscription in matching)
        {
            if (_publication.Obstacle(state, topic, subscription) is { } obstacle)
            {
                throw operation.Error(CmqErrorCodes.UnsupportedOperation, obstacle);
            }

            if (Publication.TooLong(state, subscription, size) is { } tooLong)
            {
                throw operation.Error(CmqErrorCodes.FailedOperation, tooLong);
            }
        }

        return _publication.Publish(state, matching, content, size, isByKey || given.Length == 0 ? null : given);
    }

    /// <summary>What is said of a queue that takes no more.</summary>
    public static string Full(QueueRecord queue) => string.Create(
        CultureInfo.InvariantCulture,
        $"queue '{queue.Name}' is full: it holds at most {queue.Settings.MaxMsgHeapNum} messages (maxMsgHeapNum) and {ServiceFigures.MaxMsgBacklogSize} bytes");

    private static CmqServiceException Missing(Operation operation) =>
        operation.Error(CmqErrorCodes.ResourceNotFound, ObjectNames.Missing("queue", operation.Resource!));
}
