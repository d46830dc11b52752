namespace Cmq.Cli.Tests;

/// <summary>A service that notes what it is told to write, and that fails or holds where a test says so.</summary>
internal sealed class FaultyManagement(ICmqManagement inner) : ICmqManagement
{
    private readonly List<string> _writes = [];
    private readonly List<string> _done = [];

    /// <summary>Asked before each write, which is named like <c>CreateCmqQueue orders</c>: an error fails it.</summary>
    public Func<string, Task<Exception?>> Before { get; set; } = _ => Task.FromResult<Exception?>(null);

    /// <summary>Asked after each write: an error looks as if its answer were lost.</summary>
    public Func<string, Task<Exception?>> After { get; set; } = _ => Task.FromResult<Exception?>(null);

    /// <summary>The writes, in their order.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (_writes)
            {
                return [.. _writes];
            }
        }
    }

    /// <summary>The writes that were carried out, whether their answer came or not.</summary>
    public IReadOnlyList<string> Done
    {
        get
        {
            lock (_done)
            {
                return [.. _done];
            }
        }
    }

    /// <summary>An error of the service that stays.</summary>
    public static Exception Refusal(string message = "no") => new CmqServiceException(CmqErrorCodes.FailedOperation, message, "Test");

    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default) =>
        WriteAsync($"CreateCmqQueue {name}", () => inner.CreateQueueAsync(name, settings, tags, cancellationToken));

    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken = default) =>
        WriteAsync($"ModifyCmqQueueAttribute {name}", () => inner.ModifyQueueAsync(name, changes, cancellationToken));

    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default) =>
        WriteAsync($"DeleteCmqQueue {name}", () => inner.DeleteQueueAsync(name, cancellationToken));

    public Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken = default) => inner.DescribeQueueAsync(name, cancellationToken);

    public Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken = default) => inner.DescribeQueuesAsync(query, cancellationToken);

    public Task ClearQueueAsync(string name, CancellationToken cancellationToken = default) => inner.ClearQueueAsync(name, cancellationToken);

    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken = default) => inner.RewindQueueAsync(name, startConsumeTime, cancellationToken);

    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default) =>
        WriteAsync($"ModifyResourceTags {name}", () => inner.ModifyQueueTagsAsync(name, changes, cancellationToken));

    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default) =>
        WriteAsync($"ModifyResourceTags {name}", () => inner.ModifyTopicTagsAsync(name, changes, cancellationToken));

    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken = default) =>
        WriteAsync($"UnbindCmqDeadLetter {sourceQueueName}", () => inner.UnbindDeadLetterAsync(sourceQueueName, cancellationToken));

    public Task<string> CreateTopicAsync(string name, TopicSettings settings, FilterType? filterType = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default) =>
        WriteAsync($"CreateCmqTopic {name}", () => inner.CreateTopicAsync(name, settings, filterType, tags, cancellationToken));

    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken = default) =>
        WriteAsync($"ModifyCmqTopicAttribute {name}", () => inner.ModifyTopicAsync(name, changes, cancellationToken));

    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default) =>
        WriteAsync($"DeleteCmqTopic {name}", () => inner.DeleteTopicAsync(name, cancellationToken));

    public Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken = default) => inner.DescribeTopicAsync(name, cancellationToken);

    public Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken = default) => inner.DescribeTopicsAsync(query, cancellationToken);

    public Task<string> CreateSubscriptionAsync(string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken = default) =>
        WriteAsync($"CreateCmqSubscribe {topicName}/{name}", () => inner.CreateSubscriptionAsync(topicName, name, protocol, endpoint, settings, cancellationToken));

    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken = default) =>
        WriteAsync($"ModifyCmqSubscriptionAttribute {topicName}/{name}", () => inner.ModifySubscriptionAsync(topicName, name, changes, cancellationToken));

    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        WriteAsync($"DeleteCmqSubscribe {topicName}/{name}", () => inner.DeleteSubscriptionAsync(topicName, name, cancellationToken));

    public Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken = default) => inner.DescribeSubscriptionsAsync(query, cancellationToken);

    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        WriteAsync($"ClearCmqSubscriptionFilterTags {topicName}/{name}", () => inner.ClearSubscriptionFilterTagsAsync(topicName, name, cancellationToken));

    public Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds = 0, CancellationToken cancellationToken = default) =>
        inner.SendTestMessageAsync(queueName, content, delaySeconds, cancellationToken);

    public Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default) =>
        inner.PublishTestMessageAsync(topicName, content, tags, cancellationToken);

    private async Task WriteAsync(string write, Func<Task> call) => await WriteAsync(write, async () =>
    {
        await call();
        return true;
    });

    private async Task<T> WriteAsync<T>(string write, Func<Task<T>> call)
    {
        lock (_writes)
        {
            _writes.Add(write);
        }

        if (await Before(write) is { } error)
        {
            throw error;
        }

        var answer = await call();
        lock (_done)
        {
            _done.Add(write);
        }

        return await After(write) is { } lost ? throw lost : answer;
    }
}
