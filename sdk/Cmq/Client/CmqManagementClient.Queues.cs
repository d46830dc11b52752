using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqManagementClient
{
    /// <inheritdoc/>
    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var request = Request("QueueName", name, nameof(name));
        QueueMembers.Write(request, settings);
        TagMembers.Write(request, tags);
        return _api.CallAsync(ApiAction.CreateQueue, name, request, answer => answer.Text("QueueId"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var request = Request("QueueName", name, nameof(name));
        QueueMembers.Write(request, changes);
        return _api.CallAsync(ApiAction.ModifyQueue, name, request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(ApiAction.DeleteQueue, name, Request("QueueName", name, nameof(name)), cancellationToken);

    /// <inheritdoc/>
    public Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(
            ApiAction.DescribeQueue,
            name,
            Request("QueueName", name, nameof(name)),
            answer => QueueMembers.Read(answer.ObjectOrNull("QueueDescribe") ?? throw new FormatException("it has no QueueDescribe")),
            cancellationToken);

    /// <inheritdoc/>
    public Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken = default) =>
        ListAsync(ApiAction.DescribeQueues, query, "QueueName", "QueueList", QueueMembers.Read, cancellationToken);

    /// <inheritdoc/>
    public Task ClearQueueAsync(string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(ApiAction.ClearQueue, name, Request("QueueName", name, nameof(name)), cancellationToken);

    /// <inheritdoc/>
    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken = default)
    {
        var request = Request("QueueName", name, nameof(name));
        request["StartConsumeTime"] = startConsumeTime.ToUnixTimeMilliseconds();
        return _api.CallAsync(ApiAction.RewindQueue, name, request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken = default) =>
        _api.CallAsync(
            ApiAction.UnbindDeadLetter, sourceQueueName, Request("SourceQueueName", sourceQueueName, nameof(sourceQueueName)), cancellationToken);

    /// <inheritdoc/>
    public Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var request = Request("QueueName", queueName, nameof(queueName));
        request["MsgContent"] = content;
        request["DelaySeconds"] = delaySeconds;
        return _api.CallAsync(ApiAction.SendMessage, queueName, request, answer => MessageId(answer, ApiAction.SendMessage, queueName), cancellationToken);
    }

    // Taken or not is a member of its own, beside the errors.
    private static string MessageId(JObject answer, ApiAction action, string resource) => answer.FlagOrNull("Result") != false
        ? answer.Text("MsgId")
        : throw new CmqServiceException(
            CmqErrorCodes.FailedOperation,
            "The service answered that it did not take the message (Result is false)",
            action.Name,
            resource,
            answer.Text("RequestId"));
}
