namespace Cmq.Broker;

/// <summary>
/// The service in memory: it keeps the rules of an edition for queues, topics, subscriptions, dead-letter bindings and messages, on an injected
/// clock and, if a store is given, beyond the end of the process. Safe to use from several threads at once.
/// </summary>
/// <remarks>
/// It answers as the service does: with <see cref="CmqServiceException"/> and the code that the action's documentation lists, also for a
/// value that an edition does not take (<c>InvalidParameterValue</c>; <see cref="BrokerRefusals.Of"/> gives the properties). What the
/// documentation leaves open is decided in <c>docs/broker.md</c>. A <see cref="CmqStoreException"/> says that the store failed; what the
/// store holds is then what the broker goes on with. An operation that has begun is not cancelled any more.
/// </remarks>
public sealed partial class CmqBroker : ICmqManagement, ICmqMessaging
{
    private readonly BrokerContext _context;
    private readonly StateKeeper _keeper;
    private readonly QueueOperations _queues;
    private readonly QueueQueries _queueQueries;
    private readonly TopicOperations _topics;
    private readonly TopicQueries _topicQueries;
    private readonly SubscriptionOperations _subscriptions;
    private readonly SubscriptionQueries _subscriptionQueries;
    private readonly MessageOperations _messages;
    private readonly MessagingOperations _messaging;

    /// <summary>A broker. Nothing is read from the store until the first operation.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The edition is none of the three, or a quota or the block time is negative.</exception>
    public CmqBroker(CmqBrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = options.Edition.Name();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NameBlockTime, TimeSpan.Zero, nameof(options));
        var context = new BrokerContext(options);
        ArgumentOutOfRangeException.ThrowIfNegative(context.Quotas.Queues, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(context.Quotas.Topics, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(context.Quotas.SubscriptionsPerTopic, nameof(options));

        Options = options;
        _context = context;
        _keeper = new(options.Store, new StateDocument(context), options.Log);
        context.CurrentState = options.Store.IsPersistent ? null : () => _keeper.Current;
        _queues = new(context);
        _queueQueries = new(context);
        _topics = new(context);
        _topicQueries = new(context);
        _subscriptions = new(context);
        _subscriptionQueries = new(context);
        _messages = new(context);
        _messaging = new(context);
        Restore(options.Log);
    }

    /// <summary>What the broker is made of.</summary>
    public CmqBrokerOptions Options { get; }

    /// <summary>
    /// Delivers to http endpoints; at first the one of <see cref="CmqBrokerOptions.PushTransport"/>. Without any, publishing to an http subscription is
    /// refused, and what was published before waits for the next transport, a day at most.
    /// </summary>
    /// <exception cref="InvalidOperationException">The broker has a persistent store: what such a store keeps is not pushed.</exception>
    public IPushTransport? PushTransport
    {
        get => _context.Push;
        set
        {
            if (value is not null && Options.Store.IsPersistent)
            {
                throw new InvalidOperationException("A broker with a persistent store does not push: those that share the store would each deliver.");
            }

            using var group = LogGroup.Begin(_context.Log);
            _context.Push = value;
            _context.Rounds.Settle(_keeper.Current, _context, isStored: false);
        }
    }

    /// <summary>
    /// Whether the folder that keeps the broker can't be written at the moment. Then every call is refused, until all that was done before is written.
    /// </summary>
    public bool IsBehind => _context.Log?.IsBehind == true;

    /// <summary>The state as this broker knows it. For tests.</summary>
    internal BrokerState State => _keeper.Current;

    /// <inheritdoc/>
    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        return _keeper.ChangeAsync(state => _queues.Create(state, name, settings, tags), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        return _keeper.ChangeAsync(state => _queues.Modify(state, name, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        return _keeper.ChangeAsync(state => _queues.ModifyTags(state, name, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _keeper.ChangeAsync(state => _queues.Delete(state, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadAsync(state => _queueQueries.Describe(state, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(state => _queueQueries.List(state, query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ClearQueueAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ActAsync(
            (_queues, name),
            static (state, call) =>
            {
                call._queues.Clear(state, call.name);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ActAsync(
            (_queues, name, startConsumeTime),
            static (state, call) =>
            {
                call._queues.Rewind(state, call.name, call.startConsumeTime);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sourceQueueName);
        return _keeper.ChangeAsync(state => _queues.UnbindDeadLetter(state, sourceQueueName), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> CreateTopicAsync(string name, TopicSettings settings, FilterType? filterType = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(settings);
        return _keeper.ChangeAsync(state => _topics.Create(state, name, settings, filterType, tags), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        return _keeper.ChangeAsync(state => _topics.Modify(state, name, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        return _keeper.ChangeAsync(state => _topics.ModifyTags(state, name, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _keeper.ChangeAsync(state => _topics.Delete(state, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadAsync(state => _topicQueries.Describe(state, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(state => _topicQueries.List(state, query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> CreateSubscriptionAsync(string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);
        return _keeper.ChangeAsync(state => _subscriptions.Create(state, topicName, name, protocol, endpoint, settings), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        return _keeper.ChangeAsync(state => _subscriptions.Modify(state, topicName, name, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(name);
        return _keeper.ChangeAsync(state => SubscriptionOperations.Delete(state, topicName, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(state => _subscriptionQueries.List(state, query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(name);
        return _keeper.ChangeAsync(state => _subscriptions.ClearFilterTags(state, topicName, name), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(content);
        return ActAsync(
            (_messages, queueName, content, delaySeconds),
            static (state, call) => call._messages.Send(state, call.queueName, call.content, call.delaySeconds),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(content);
        return ActAsync(
            (_messages, topicName, content, tags),
            static (state, call) => call._messages.Publish(state, call.topicName, call.content, call.tags),
            cancellationToken);
    }
}
