namespace Cmq.Client.Tests;

/// <summary>The data plane of a broker with what a test puts in its way.</summary>
internal sealed class ScriptedMessaging(ICmqMessaging inner) : ICmqMessaging
{
    private readonly Lock _lock = new();
    private readonly List<string> _calls = [];

    /// <summary>Runs before a call: its action and its queue or topic. What it throws is what the call throws.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs after a call was carried out: what it throws is what the call throws, its answer lost.</summary>
    public Func<string, string, Task> After { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What a send answers.</summary>
    public Func<CmqSent, CmqSent> OnSent { get; set; } = sent => sent;

    /// <summary>The calls so far: <c>send orders 16</c>.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public static CmqServiceException Refusal(string code, int module = 0) => new(code, "refused", "Test", "orders") { ModuleCode = module };

    public static CmqTransportException Broken(bool mayHaveExecuted = true) => new("the connection broke", "Test", "orders", mayHaveExecuted);

    public async Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default) =>
        OnSent(await CallAsync("send", queueName, 1, () => inner.SendMessageAsync(queueName, body, delaySeconds, cancellationToken)));

    public async Task<IReadOnlyList<CmqSent>> SendMessagesAsync(string queueName, IReadOnlyList<string> bodies, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        var sent = await CallAsync("send", queueName, bodies.Count, () => inner.SendMessagesAsync(queueName, bodies, delaySeconds, cancellationToken));
        return [.. sent.Select(OnSent)];
    }

    public Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(string queueName, int maxMessages = 1, TimeSpan? pollingWait = null, CancellationToken cancellationToken = default) =>
        CallAsync("receive", queueName, maxMessages, () => inner.ReceiveMessagesAsync(queueName, maxMessages, pollingWait, cancellationToken));

    public Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default) =>
        CallAsync(
            "delete",
            queueName,
            1,
            async () =>
            {
                await inner.DeleteMessageAsync(queueName, receiptHandle, cancellationToken);
                return true;
            });

    public Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(string queueName, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken = default) =>
        CallAsync("delete", queueName, receiptHandles.Count, () => inner.DeleteMessagesAsync(queueName, receiptHandles, cancellationToken));

    public Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(
        string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default) =>
        CallAsync("publish", topicName, bodies.Count, () => inner.PublishMessagesAsync(topicName, bodies, tags, routingKey, cancellationToken));

    private async Task<T> CallAsync<T>(string action, string name, int count, Func<Task<T>> call)
    {
        lock (_lock)
        {
            _calls.Add($"{action} {name} {count}");
        }

        await Before(action, name);
        var answer = await call();
        await After(action, name);
        return answer;
    }
}
