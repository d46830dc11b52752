namespace Cmq.Broker.Tests;

/// <summary>What was last asked for and granted, object by object: what a description must tell again.</summary>
internal sealed class Model
{
    public Dictionary<string, QueueSettings> Queues { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, (long? MaxMsgSize, FilterType FilterType)> Topics { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<(string Topic, string Name), (string Endpoint, SubscriptionSettings Settings)> Subscriptions { get; } = [];

    public void ModifyQueue(string name, QueueSettings changes)
    {
        var present = Queues[name];
        Queues[name] = new()
        {
            VisibilityTimeout = changes.VisibilityTimeout ?? present.VisibilityTimeout,
            MsgRetentionSeconds = changes.MsgRetentionSeconds ?? present.MsgRetentionSeconds,
            RewindSeconds = changes.RewindSeconds ?? present.RewindSeconds,
            Transaction = changes.Transaction ?? present.Transaction,
            DeadLetterPolicy = Merge(present.DeadLetterPolicy, changes.DeadLetterPolicy),
        };
    }

    private static DeadLetterPolicy? Merge(DeadLetterPolicy? present, DeadLetterPolicy? changes) => changes is null
        ? present
        : changes with
        {
            MaxReceiveCount = changes.MaxReceiveCount ?? present?.MaxReceiveCount,
            MaxTimeToLive = changes.MaxTimeToLive ?? present?.MaxTimeToLive,
        };

    /// <summary>What the descriptions tell otherwise, or of other objects; empty when all is as it should be.</summary>
    public async Task<string> DifferencesAsync(CmqBroker broker)
    {
        var differences = new List<string>();
        var queues = new List<string>();
        await foreach (var queue in broker.ListQueuesAsync())
        {
            queues.Add(queue.Name.ToLowerInvariant());
            var wanted = Queues[queue.Name];
            var told = queue.Settings;
            Compare(queue.Name, wanted.VisibilityTimeout, told.VisibilityTimeout);
            Compare(queue.Name, wanted.MsgRetentionSeconds, told.MsgRetentionSeconds);
            Compare(queue.Name, wanted.RewindSeconds, told.RewindSeconds);
            Compare(queue.Name, wanted.Transaction, told.Transaction);
            if (wanted.DeadLetterPolicy != told.DeadLetterPolicy)
            {
                differences.Add($"{queue.Name}: {told.DeadLetterPolicy} instead of {wanted.DeadLetterPolicy}");
            }
        }

        await foreach (var topic in broker.ListTopicsAsync())
        {
            var (size, filterType) = Topics[topic.Name];
            Compare(topic.Name, size, topic.Settings.MaxMsgSize);
            Compare<FilterType>(topic.Name, filterType, topic.FilterType);
            var count = 0;
            await foreach (var subscription in broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }))
            {
                count++;
                var (endpoint, settings) = Subscriptions[(topic.Name.ToLowerInvariant(), subscription.Name)];
                CompareTexts(subscription.Name, [endpoint], [subscription.Endpoint]);
                CompareTexts(subscription.Name, settings.FilterTags, subscription.Settings.FilterTags ?? []);
                CompareTexts(subscription.Name, settings.BindingKeys, subscription.Settings.BindingKeys ?? []);
            }

            Compare<long>(topic.Name, Subscriptions.Keys.Count(key => key.Topic.Equals(topic.Name, StringComparison.OrdinalIgnoreCase)), count);
        }

        Compare<long>("queues", Queues.Count, queues.Count);
        return string.Join("; ", differences);

        void Compare<T>(string name, T? wanted, T? told)
            where T : struct
        {
            if (wanted is { } value && !value.Equals(told))
            {
                differences.Add($"{name}: {told} instead of {wanted}");
            }
        }

        void CompareTexts(string name, IReadOnlyList<string>? wanted, IReadOnlyList<string> told)
        {
            if (wanted is not null && !wanted.SequenceEqual(told))
            {
                differences.Add($"{name}: {string.Join(",", told)} instead of {string.Join(",", wanted)}");
            }
        }
    }
}
