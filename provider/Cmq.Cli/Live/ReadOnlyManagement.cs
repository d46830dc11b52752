namespace Cmq.Cli;

/// <summary>
/// The control plane for commands that only look: reads are metered and go through, and a change is a defect of the command that asks for it,
/// which never reaches the service.
/// </summary>
/// <param name="inner">The control plane.</param>
/// <param name="meter">Counts the reads.</param>
internal sealed class ReadOnlyManagement(ICmqManagement inner, CallMeter meter) : ICmqManagement
{
    public async Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken)
    {
        meter.Count("DescribeCmqQueueDetail");
        return await inner.DescribeQueueAsync(name, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken)
    {
        meter.Count("DescribeCmqQueues");
        var page = await inner.DescribeQueuesAsync(query, cancellationToken).ConfigureAwait(false);
        meter.QueuesListed(query, page);
        return page;
    }

    public async Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken)
    {
        meter.Count("DescribeCmqTopicDetail");
        return await inner.DescribeTopicAsync(name, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken)
    {
        meter.Count("DescribeCmqTopics");
        var page = await inner.DescribeTopicsAsync(query, cancellationToken).ConfigureAwait(false);
        meter.TopicsListed(query, page);
        return page;
    }

    public async Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken)
    {
        meter.Count("DescribeCmqSubscriptionDetail");
        var page = await inner.DescribeSubscriptionsAsync(query, cancellationToken).ConfigureAwait(false);
        meter.SubscriptionsListed(query, page);
        return page;
    }

    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        throw Change();

    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken) => throw Change();

    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken) => throw Change();

    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken) => throw Change();

    public Task ClearQueueAsync(string name, CancellationToken cancellationToken) => throw Change();

    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken) => throw Change();

    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken) => throw Change();

    public Task<string> CreateTopicAsync(
        string name, TopicSettings settings, FilterType? filterType, IReadOnlyDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        throw Change();

    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken) => throw Change();

    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken) => throw Change();

    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken) => throw Change();

    public Task<string> CreateSubscriptionAsync(
        string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken) =>
        throw Change();

    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken) => throw Change();

    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken) => throw Change();

    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken) => throw Change();

    public Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds, CancellationToken cancellationToken) => throw Change();

    public Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags, CancellationToken cancellationToken) => throw Change();

    private static InvalidOperationException Change() => new("A command that only looks asked for a change.");
}
