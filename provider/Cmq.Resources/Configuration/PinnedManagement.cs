namespace Cmq.Resources;

/// <summary>A control plane that checks before every call that changes something; calls that read go through as they are.</summary>
/// <param name="inner">The control plane.</param>
/// <param name="check">Throws when nothing may be changed.</param>
internal sealed class PinnedManagement(ICmqManagement inner, Func<CancellationToken, Task> check) : ICmqManagement
{
    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.CreateQueueAsync(name, settings, tags, cancellationToken), cancellationToken);

    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ModifyQueueAsync(name, changes, cancellationToken), cancellationToken);

    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ModifyQueueTagsAsync(name, changes, cancellationToken), cancellationToken);

    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.DeleteQueueAsync(name, cancellationToken), cancellationToken);

    public Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken) =>
        inner.DescribeQueueAsync(name, cancellationToken);

    public Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken) =>
        inner.DescribeQueuesAsync(query, cancellationToken);

    public Task ClearQueueAsync(string name, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ClearQueueAsync(name, cancellationToken), cancellationToken);

    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.RewindQueueAsync(name, startConsumeTime, cancellationToken), cancellationToken);

    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.UnbindDeadLetterAsync(sourceQueueName, cancellationToken), cancellationToken);

    public Task<string> CreateTopicAsync(
        string name, TopicSettings settings, FilterType? filterType, IReadOnlyDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.CreateTopicAsync(name, settings, filterType, tags, cancellationToken), cancellationToken);

    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ModifyTopicAsync(name, changes, cancellationToken), cancellationToken);

    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ModifyTopicTagsAsync(name, changes, cancellationToken), cancellationToken);

    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.DeleteTopicAsync(name, cancellationToken), cancellationToken);

    public Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken) =>
        inner.DescribeTopicAsync(name, cancellationToken);

    public Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken) =>
        inner.DescribeTopicsAsync(query, cancellationToken);

    public Task<string> CreateSubscriptionAsync(
        string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.CreateSubscriptionAsync(topicName, name, protocol, endpoint, settings, cancellationToken), cancellationToken);

    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ModifySubscriptionAsync(topicName, name, changes, cancellationToken), cancellationToken);

    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.DeleteSubscriptionAsync(topicName, name, cancellationToken), cancellationToken);

    public Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken) =>
        inner.DescribeSubscriptionsAsync(query, cancellationToken);

    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.ClearSubscriptionFilterTagsAsync(topicName, name, cancellationToken), cancellationToken);

    public Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.SendTestMessageAsync(queueName, content, delaySeconds, cancellationToken), cancellationToken);

    public Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags, CancellationToken cancellationToken) =>
        CheckedAsync(() => inner.PublishTestMessageAsync(topicName, content, tags, cancellationToken), cancellationToken);

    private async Task CheckedAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await check(cancellationToken).ConfigureAwait(false);
        await change().ConfigureAwait(false);
    }

    private async Task<T> CheckedAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await check(cancellationToken).ConfigureAwait(false);
        return await change().ConfigureAwait(false);
    }
}
