namespace Cmq;

/// <summary>
/// The control plane: creating, describing, changing and deleting queues, topics and subscriptions. Each method is one action of the
/// service and, over the network, one call. All members are safe to use from several threads at once.
/// </summary>
/// <remarks>
/// Every method may throw <see cref="CmqServiceException"/> (the service answered with an error),
/// <see cref="CmqTransportException"/> (no answer arrived) and <see cref="OperationCanceledException"/>.
/// What reads a list to its end or finds one object by name is in <see cref="CmqManagementExtensions"/>.
/// </remarks>
public interface ICmqManagement
{
    /// <summary>Creates a queue (<c>CreateCmqQueue</c>). Not idempotent: a name that is taken is <see cref="CmqErrorReason.AlreadyExists"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="tags">Its tags; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the queue may be created all the same.</param>
    /// <returns>The queue's id.</returns>
    Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a queue (<c>ModifyCmqQueueAttribute</c>); members of <paramref name="changes"/> that are null stay as they are.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the tags of a queue (<c>ModifyResourceTags</c> of the Tag service, 10 replaced and 10 deleted in a call). Over the network,
    /// one more call asks for the account's number unless <see cref="CmqClientOptions.AccountUin"/> is set.
    /// </summary>
    /// <param name="name">The queue.</param>
    /// <param name="changes">What changes; nothing is no call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a queue with all its messages (<c>DeleteCmqQueue</c>).</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Describes one queue (<c>DescribeCmqQueueDetail</c>, 100 calls a second).</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists a page of queues (<c>DescribeCmqQueues</c>).</summary>
    /// <param name="query">Which queues, and which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken = default);

    /// <summary>Drops the messages of a queue (<c>ClearCmqQueue</c>).</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ClearQueueAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lets a queue be consumed again from a time on (<c>RewindCmqQueue</c>).</summary>
    /// <param name="name">The queue.</param>
    /// <param name="startConsumeTime">The time; messages produced after it come again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken = default);

    /// <summary>Removes a queue's dead-letter policy (<c>UnbindCmqDeadLetter</c>).</summary>
    /// <param name="sourceQueueName">The queue whose policy it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken = default);

    /// <summary>Creates a topic (<c>CreateCmqTopic</c>). Not idempotent: a name that is taken is <see cref="CmqErrorReason.AlreadyExists"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="filterType">How its subscriptions choose messages; null leaves it to the service (tags).</param>
    /// <param name="tags">Its tags; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the topic may be created all the same.</param>
    /// <returns>The topic's id.</returns>
    Task<string> CreateTopicAsync(string name, TopicSettings settings, FilterType? filterType = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a topic (<c>ModifyCmqTopicAttribute</c>); members of <paramref name="changes"/> that are null stay as they are.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the tags of a topic (<c>ModifyResourceTags</c> of the Tag service, 10 replaced and 10 deleted in a call). Over the network,
    /// one more call asks for the account's number unless <see cref="CmqClientOptions.AccountUin"/> is set.
    /// </summary>
    /// <param name="name">The topic.</param>
    /// <param name="changes">What changes; nothing is no call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a topic (<c>DeleteCmqTopic</c>).</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Describes one topic (<c>DescribeCmqTopicDetail</c>).</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists a page of topics (<c>DescribeCmqTopics</c>).</summary>
    /// <param name="query">Which topics, and which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a subscription (<c>CreateCmqSubscribe</c>), its filters with it, so that no message passes unfiltered. Not idempotent: a
    /// name that is taken is <see cref="CmqErrorReason.AlreadyExists"/>.
    /// </summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription's name, unique within the topic.</param>
    /// <param name="protocol">How it delivers.</param>
    /// <param name="endpoint">Where it delivers: an URL, or a queue's name.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may be created all the same.</param>
    /// <returns>The subscription's id.</returns>
    Task<string> CreateSubscriptionAsync(string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken = default);

    /// <summary>Changes a subscription (<c>ModifyCmqSubscriptionAttribute</c>); members of <paramref name="changes"/> that are null stay as they are.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a subscription (<c>DeleteCmqSubscribe</c>).</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default);

    /// <summary>Lists a page of subscriptions (<c>DescribeCmqSubscriptionDetail</c>).</summary>
    /// <param name="query">Which subscriptions, and which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken = default);

    /// <summary>Removes all filter tags of a subscription (<c>ClearCmqSubscriptionFilterTags</c>).</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken = default);

    /// <summary>Sends one message (<c>SendCmqMsg</c>). Meant for tests: the service takes 20 such calls a second.</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="content">The message, at least one byte and at most the queue's <c>maxMsgSize</c> in UTF-8.</param>
    /// <param name="delaySeconds">After how many seconds it can be received.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be sent all the same.</param>
    /// <returns>The message's id.</returns>
    Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds = 0, CancellationToken cancellationToken = default);

    /// <summary>Publishes one message (<c>PublishCmqMsg</c>). Meant for tests: the service takes 20 such calls a second.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="content">The message, at least one byte and at most the topic's <c>maxMsgSize</c> in UTF-8.</param>
    /// <param name="tags">Its tags, or its one routing key; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be published all the same.</param>
    /// <returns>The message's id.</returns>
    Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default);
}
