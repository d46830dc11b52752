using System.Collections.Concurrent;

namespace Cmq;

public sealed partial class CmqClassicManagementClient
{
    private readonly ConcurrentDictionary<string, string> _queueNames = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">There are tags, or an attribute that edition classic does not have.</exception>
    public Task<string> CreateQueueAsync(string name, QueueSettings settings, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        RefuseTags(tags);
        return _v2.CallAsync(Write(V2Action.CreateQueue, name, settings), answer => answer.Text("queueId"), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">There is an attribute that edition classic does not have.</exception>
    public Task ModifyQueueAsync(string name, QueueSettings changes, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Write(V2Action.SetQueueAttributes, name, changes), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">There is a change: the protocol has no tags.</exception>
    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return changes.IsEmpty ? Task.CompletedTask : throw Refused("tags", "a map", "the HTTP SDK protocol has no tags");
    }

    /// <inheritdoc/>
    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default) => _v2.CallAsync(Queue(V2Action.DeleteQueue, name), cancellationToken);

    /// <inheritdoc/>
    public async Task<QueueDescription> DescribeQueueAsync(string name, CancellationToken cancellationToken = default)
    {
        var queue = await _v2.CallAsync(Queue(V2Action.GetQueueAttributes, name), answer => V2QueueMembers.Read(answer, name), cancellationToken).ConfigureAwait(false);
        return queue with
        {
            DeadLetterSources = await ListSourcesAsync(name, cancellationToken).ConfigureAwait(false),
            Settings = queue.Settings.DeadLetterPolicy is { DeadLetterQueue: { } target } policy
                ? queue.Settings with { DeadLetterPolicy = policy with { DeadLetterQueue = await NameOfAsync(target, cancellationToken).ConfigureAwait(false) } }
                : queue.Settings,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">The query has a filter by tags.</exception>
    public Task<CmqPage<QueueDescription>> DescribeQueuesAsync(CmqListQuery query, CancellationToken cancellationToken = default) =>
        ListAsync(V2Action.ListQueue, query, "queueList", "queueName", DescribeQueueAsync, cancellationToken);

    /// <summary>Always refused: the protocol has no such action.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <exception cref="CmqRefusedException">Always.</exception>
    public Task ClearQueueAsync(string name, CancellationToken cancellationToken = default) =>
        throw Refused("ClearCmqQueue", $"'{name}'", "the HTTP SDK protocol has no action that clears a queue; receive and delete its messages, or delete the queue");

    /// <inheritdoc/>
    public Task RewindQueueAsync(string name, DateTimeOffset startConsumeTime, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Queue(V2Action.RewindQueue, name).Add("startConsumeTime", startConsumeTime.ToUnixTimeSeconds()), cancellationToken);

    /// <inheritdoc/>
    public Task UnbindDeadLetterAsync(string sourceQueueName, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Queue(V2Action.UnbindDeadLetterQueue, sourceQueueName), cancellationToken);

    /// <summary>Sends one message (<c>SendMessage</c>).</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="content">The message.</param>
    /// <param name="delaySeconds">After how many seconds it can be received.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be sent all the same.</param>
    /// <returns>The message's id.</returns>
    public async Task<string> SendTestMessageAsync(string queueName, string content, long delaySeconds = 0, CancellationToken cancellationToken = default) =>
        (await _messages.SendMessageAsync(queueName, content, delaySeconds, cancellationToken).ConfigureAwait(false)).MessageId;

    private static V2Request Queue(V2Action action, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new V2Request(action, name).Add("queueName", name);
    }

    private static V2Request Write(V2Action action, string name, QueueSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CmqRefusedException.ThrowIfAny(V2QueueMembers.Unknown(settings));
        var request = Queue(action, name);
        V2QueueMembers.Write(request, settings);
        return request;
    }

    private async Task<IReadOnlyList<string>> ListSourcesAsync(string name, CancellationToken cancellationToken)
    {
        var sources = new List<string>();
        while (true)
        {
            var request = new V2Request(V2Action.ListDeadLetterSourceQueues, name).Add("deadLetterQueueName", name);
            var page = await _v2.CallAsync(
                Page(request, sources.Count, CmqListQuery.MaxLimit, null),
                answer => ReadPage(answer, "queueList", item => item.Text("queueName")),
                cancellationToken).ConfigureAwait(false);
            sources.AddRange(page.Items);
            if (page.Items.Count == 0 || sources.Count >= page.TotalCount)
            {
                return sources;
            }
        }
    }

    // An id is the same queue's for ever, and a name can't be changed. What no list has is shown as it came.
    private async Task<string> NameOfAsync(string id, CancellationToken cancellationToken)
    {
        if (_queueNames.TryGetValue(id, out var known))
        {
            return known;
        }

        for (var offset = 0; ;)
        {
            var page = await _v2.CallAsync(
                Page(new(V2Action.ListQueue, null), offset, CmqListQuery.MaxLimit, null),
                answer => ReadPage(answer, "queueList", item => (Id: item.Text("queueId"), Name: item.Text("queueName"))),
                cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                _queueNames[item.Id] = item.Name;
            }

            offset += page.Items.Count;
            if (_queueNames.TryGetValue(id, out var found) || page.Items.Count == 0 || offset >= page.TotalCount)
            {
                return found ?? id;
            }
        }
    }
}
