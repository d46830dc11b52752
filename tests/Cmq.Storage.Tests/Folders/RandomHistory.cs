using Cmq.Broker;

namespace Cmq.Storage.Tests;

/// <summary>Calls at random; those that the broker refuses are part of it.</summary>
internal sealed class RandomHistory(Random random, StillClock clock, CmqEdition edition)
{
    private static readonly string[] Queues = ["a", "b", "c", "dead"];
    private static readonly string[] Subscriptions = ["one", "two"];

    private readonly List<(string Queue, string Handle)> _handles = [];
    private readonly List<string> _steps = [];
    private int _bodies;

    /// <summary>How many calls were not refused.</summary>
    public int Done { get; private set; }

    public async Task StepAsync(CmqBroker broker)
    {
        var step = random.Next(17);
        _steps.Add(FormattableString.Invariant($"{step}"));
        try
        {
            await StepAsync(broker, step);
            Done++;
        }
        catch (CmqServiceException error)
        {
            _steps[^1] += $" ({error.Code})";
        }
    }

    public override string ToString() => string.Join(", ", _steps);

    private Task StepAsync(CmqBroker broker, int step)
    {
        var queue = Queues[random.Next(Queues.Length)];
        var subscription = Subscriptions[random.Next(Subscriptions.Length)];
        return step switch
        {
            0 or 1 => broker.CreateQueueAsync(queue, Settings(), edition == CmqEdition.Classic ? null : new Dictionary<string, string> { ["team"] = "\"x\"" }),
            2 => broker.DeleteQueueAsync(queue),
            3 => broker.ModifyQueueAsync(queue, Settings()),
            4 or 5 => broker.SendMessageAsync(queue, Body(), random.Next(3) == 0 ? random.Next(60) : 0),
            6 => broker.SendMessagesAsync(queue, [Body(), Body(), Body()]),
            7 or 8 => ReceiveAsync(broker, queue),
            9 => DeleteAsync(broker),
            10 => broker.RewindQueueAsync(queue, clock.Now.AddSeconds(-random.Next(100))),
            11 => random.Next(4) == 0 ? broker.ClearQueueAsync(queue) : Task.CompletedTask,
            12 => broker.CreateTopicAsync("events", new()),
            13 => broker.CreateSubscriptionAsync(
                "events", subscription, SubscriptionProtocol.Queue, queue, new() { NotifyStrategy = random.Next(2) == 0 ? NotifyStrategy.BackoffRetry : NotifyStrategy.ExponentialDecayRetry }),
            14 => random.Next(3) == 0 ? broker.DeleteSubscriptionAsync("events", subscription) : broker.ClearSubscriptionFilterTagsAsync("events", subscription),
            15 => broker.PublishMessagesAsync("events", [Body(), Body()], ["tag"]),
            _ => Advance(),
        };
    }

    private QueueSettings Settings() => new()
    {
        VisibilityTimeout = random.Next(1, 40),
        MsgRetentionSeconds = random.Next(60, 400),
        RewindSeconds = random.Next(2) * 60,
        DeadLetterPolicy = random.Next(3) switch
        {
            0 => new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = random.Next(1, 3) },
            1 => new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 300 },
            _ => null,
        },
    };

    private string Body() => FormattableString.Invariant($"message {++_bodies} \0 ü 🙂");

    private Task Advance()
    {
        clock.Advance(random.Next(10) == 0 ? random.Next(400) : random.Next(20_000) / 1000.0);
        return Task.CompletedTask;
    }

    private async Task ReceiveAsync(CmqBroker broker, string queue)
    {
        var messages = await broker.ReceiveMessagesAsync(queue, random.Next(1, 5), TimeSpan.Zero);
        _handles.AddRange(messages.Select(message => (queue, message.ReceiptHandle)));
    }

    private Task DeleteAsync(CmqBroker broker)
    {
        if (_handles.Count == 0)
        {
            return Task.CompletedTask;
        }

        var (queue, handle) = _handles[random.Next(_handles.Count)];
        return broker.DeleteMessageAsync(queue, handle);
    }
}
