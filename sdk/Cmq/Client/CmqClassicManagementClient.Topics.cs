using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqClassicManagementClient
{
    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">There are tags, or <c>trace</c> is on.</exception>
    public Task<string> CreateTopicAsync(string name, TopicSettings settings, FilterType? filterType = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        RefuseTags(tags);
        var request = Write(V2Action.CreateTopic, name, settings).Add("filterType", (long?)filterType);
        return _v2.CallAsync(request, answer => answer.Text("topicId"), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException"><c>trace</c> is on.</exception>
    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Write(V2Action.SetTopicAttributes, name, changes), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">There is a change: the protocol has no tags.</exception>
    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default) =>
        ModifyQueueTagsAsync(name, changes, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default) => _v2.CallAsync(Topic(V2Action.DeleteTopic, name), cancellationToken);

    /// <inheritdoc/>
    public Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Topic(V2Action.GetTopicAttributes, name), answer => ReadTopic(answer, name), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">The query has a filter by tags.</exception>
    public Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken = default) =>
        ListAsync(V2Action.ListTopic, query, "topicList", "topicName", DescribeTopicAsync, cancellationToken);

    /// <summary>Publishes one message (<c>PublishMessage</c>). With tags, one more call asks whether the topic takes tags or a routing key.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="content">The message.</param>
    /// <param name="tags">Its tags, or its one routing key; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be published all the same.</param>
    /// <returns>The message's id.</returns>
    public async Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var isKey = tags is [_] && (await DescribeTopicAsync(topicName, cancellationToken).ConfigureAwait(false)).FilterType == FilterType.BindingKey;
        var sent = await _messages.PublishMessagesAsync(topicName, [content], isKey ? null : tags, isKey ? tags![0] : null, cancellationToken).ConfigureAwait(false);
        return sent[0].MessageId;
    }

    private static V2Request Topic(V2Action action, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new V2Request(action, name).Add("topicName", name);
    }

    private static V2Request Write(V2Action action, string name, TopicSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Trace == true
            ? throw Refused("trace", "true", "not an attribute of this edition")
            : Topic(action, name).Add("maxMsgSize", settings.MaxMsgSize);
    }

    private static TopicDescription ReadTopic(JObject topic, string name) => new()
    {
        Name = topic.TextOrNull("topicName") ?? name,
        TopicId = topic.Text("topicId"),
        Settings = new() { MaxMsgSize = topic.NumberOrNull("maxMsgSize") },

        // The documentation's own sample has a 0 here.
        FilterType = topic.NumberOrNull("filterType") == (long)FilterType.BindingKey ? FilterType.BindingKey : FilterType.FilterTag,
        MsgRetentionSeconds = topic.Number("msgRetentionSeconds"),
        CreateTime = topic.Time("createTime"),
        LastModifyTime = topic.Time("lastModifyTime"),
        MsgCount = topic.Number("msgCount"),
    };
}
