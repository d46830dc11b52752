using System.Collections.Concurrent;

namespace Cmq.Emulator.Tests;

/// <summary>A data plane that notes what it is asked and answers what it is told to.</summary>
internal sealed class ScriptedMessages : ICmqMessaging
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    public RecordedCall OnlyCall
    {
        get
        {
            Assert.That(Calls, Has.Count.EqualTo(1), "Calls that reached the data plane");
            return Calls[0];
        }
    }

    /// <summary>Thrown instead of any answer.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What a receive gives out.</summary>
    public IReadOnlyList<CmqMessage> Messages { get; set; } = [];

    /// <summary>What a deletion fails for.</summary>
    public IReadOnlyList<CmqDeleteFailure> DeleteFailures { get; set; } = [];

    /// <summary>What a receive waits for; nothing unless set.</summary>
    public Func<CancellationToken, Task> Wait { get; set; } = _ => Task.CompletedTask;

    public Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default) =>
        AnswerAsync(nameof(SendMessageAsync), new CmqSent("17"), queueName, body, delaySeconds);

    public Task<IReadOnlyList<CmqSent>> SendMessagesAsync(
        string queueName,
        IReadOnlyList<string> bodies,
        long delaySeconds = 0,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(nameof(SendMessagesAsync), Ids(bodies), queueName, bodies, delaySeconds);

    public async Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(
        string queueName,
        int maxMessages = 1,
        TimeSpan? pollingWait = null,
        CancellationToken cancellationToken = default)
    {
        var messages = await AnswerAsync(nameof(ReceiveMessagesAsync), Messages, queueName, maxMessages, pollingWait);
        await Wait(cancellationToken);
        return messages;
    }

    public Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default) =>
        AnswerAsync(nameof(DeleteMessageAsync), true, queueName, receiptHandle);

    public Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(
        string queueName,
        IReadOnlyList<string> receiptHandles,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(nameof(DeleteMessagesAsync), DeleteFailures, queueName, receiptHandles);

    public Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(
        string topicName,
        IReadOnlyList<string> bodies,
        IReadOnlyList<string>? tags = null,
        string? routingKey = null,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(nameof(PublishMessagesAsync), Ids(bodies), topicName, bodies, tags, routingKey);

    private static IReadOnlyList<CmqSent> Ids(IReadOnlyList<string> bodies) => [.. bodies.Select((_, index) => new CmqSent($"{index + 1}"))];

    private Task<T> AnswerAsync<T>(string method, T answer, params IReadOnlyList<object?> arguments)
    {
        _calls.Enqueue(new(method, arguments));
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}
