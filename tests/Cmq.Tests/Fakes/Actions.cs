namespace Cmq.Tests;

/// <summary>One plain call of each of the twenty actions of CMQ, and of the one for tags.</summary>
internal static class Actions
{
    public static readonly IReadOnlyDictionary<string, Func<ICmqManagement, CancellationToken, Task>> Calls =
        new Dictionary<string, Func<ICmqManagement, CancellationToken, Task>>
        {
            ["CreateCmqQueue"] = (api, cancel) => api.CreateQueueAsync("q", new(), null, cancel),
            ["ModifyCmqQueueAttribute"] = (api, cancel) => api.ModifyQueueAsync("q", new(), cancel),
            ["DeleteCmqQueue"] = (api, cancel) => api.DeleteQueueAsync("q", cancel),
            ["DescribeCmqQueueDetail"] = (api, cancel) => api.DescribeQueueAsync("q", cancel),
            ["DescribeCmqQueues"] = (api, cancel) => api.DescribeQueuesAsync(new(), cancel),
            ["ClearCmqQueue"] = (api, cancel) => api.ClearQueueAsync("q", cancel),
            ["RewindCmqQueue"] = (api, cancel) => api.RewindQueueAsync("q", FakeTime.Start, cancel),
            ["UnbindCmqDeadLetter"] = (api, cancel) => api.UnbindDeadLetterAsync("q", cancel),
            ["CreateCmqTopic"] = (api, cancel) => api.CreateTopicAsync("t", new(), null, null, cancel),
            ["ModifyCmqTopicAttribute"] = (api, cancel) => api.ModifyTopicAsync("t", new(), cancel),
            ["DeleteCmqTopic"] = (api, cancel) => api.DeleteTopicAsync("t", cancel),
            ["DescribeCmqTopicDetail"] = (api, cancel) => api.DescribeTopicAsync("t", cancel),
            ["DescribeCmqTopics"] = (api, cancel) => api.DescribeTopicsAsync(new(), cancel),
            ["CreateCmqSubscribe"] = (api, cancel) => api.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Queue, "q", new(), cancel),
            ["ModifyCmqSubscriptionAttribute"] = (api, cancel) => api.ModifySubscriptionAsync("t", "s", new(), cancel),
            ["DeleteCmqSubscribe"] = (api, cancel) => api.DeleteSubscriptionAsync("t", "s", cancel),
            ["DescribeCmqSubscriptionDetail"] = (api, cancel) => api.DescribeSubscriptionsAsync(new() { TopicName = "t" }, cancel),
            ["ClearCmqSubscriptionFilterTags"] = (api, cancel) => api.ClearSubscriptionFilterTagsAsync("t", "s", cancel),
            ["SendCmqMsg"] = (api, cancel) => api.SendTestMessageAsync("q", "hello", 0, cancel),
            ["ModifyResourceTags"] = (api, cancel) => api.ModifyQueueTagsAsync("q", new() { Delete = ["a"] }, cancel),
            ["PublishCmqMsg"] = (api, cancel) => api.PublishTestMessageAsync("t", "hello", null, cancel),
        };

    public static IEnumerable<string> Names => Calls.Keys;
}
