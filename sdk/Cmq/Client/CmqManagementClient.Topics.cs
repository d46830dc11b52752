using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqManagementClient
{
    /// <inheritdoc/>
    public Task<string> CreateTopicAsync(string name, TopicSettings settings, FilterType? filterType = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var request = Request("TopicName", name, nameof(name));
        TopicMembers.Write(request, settings);
        if (filterType is { } type)
        {
            request["FilterType"] = (int)type;
        }

        TagMembers.Write(request, tags);
        return _api.CallAsync(ApiAction.CreateTopic, name, request, answer => answer.Text("TopicId"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyTopicAsync(string name, TopicSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var request = Request("TopicName", name, nameof(name));
        TopicMembers.Write(request, changes);
        return _api.CallAsync(ApiAction.ModifyTopic, name, request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(ApiAction.DeleteTopic, name, Request("TopicName", name, nameof(name)), cancellationToken);

    /// <inheritdoc/>
    public Task<TopicDescription> DescribeTopicAsync(string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(
            ApiAction.DescribeTopic,
            name,
            Request("TopicName", name, nameof(name)),
            answer => TopicMembers.Read(answer.ObjectOrNull("TopicDescribe") ?? throw new FormatException("it has no TopicDescribe")),
            cancellationToken);

    /// <inheritdoc/>
    public Task<CmqPage<TopicDescription>> DescribeTopicsAsync(CmqListQuery query, CancellationToken cancellationToken = default) =>
        ListAsync(ApiAction.DescribeTopics, query, "TopicName", "TopicList", TopicMembers.Read, cancellationToken);

    /// <inheritdoc/>
    public Task<string> PublishTestMessageAsync(string topicName, string content, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var request = Request("TopicName", topicName, nameof(topicName));
        request["MsgContent"] = content;
        if (tags is { Count: > 0 })
        {
            request["MsgTag"] = new JArray(tags);
        }

        return _api.CallAsync(ApiAction.PublishMessage, topicName, request, answer => MessageId(answer, ApiAction.PublishMessage, topicName), cancellationToken);
    }
}
