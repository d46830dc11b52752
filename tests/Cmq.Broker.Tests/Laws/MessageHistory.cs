using System.Globalization;

namespace Cmq.Broker.Tests;

/// <summary>One history, done to a broker and to the model at once: two queues, of which one can become the other's dead-letter queue.</summary>
internal sealed class MessageHistory
{
    private const string Dead = "dead";

    private readonly ManualClock _clock = new();
    private readonly CmqBroker _broker;
    private readonly Dictionary<string, ModelQueue> _model;
    private readonly List<(string Queue, string Handle)> _handles = [];
    private long _now;
    private int _bodies;

    public MessageHistory(CmqEdition edition, ICmqStore? store = null)
    {
        _broker = new(new CmqBrokerOptions { Edition = edition, TimeProvider = _clock, Store = store ?? NullStore.Instance });
        _model = new() { [Desk.Queue] = new(edition == CmqEdition.Tdmq2022), [Dead] = new(edition == CmqEdition.Tdmq2022) };
        foreach (var name in _model.Keys)
        {
            _broker.CreateQueueAsync(name, new() { MsgRetentionSeconds = 1000 }).GetAwaiter().GetResult();
        }
    }

    /// <summary>Does a step, and tells how the broker and the model differ after it; empty if they don't.</summary>
    public async Task<string> DoAsync(MessageStep step)
    {
        var name = step.OnDead ? Dead : Desk.Queue;
        var queue = _model[name];
        var (told, expected) = step.Kind switch
        {
            MessageStepKind.Send => await SendAsync(name, queue, step.Number % 3 + 1, step.Seconds),
            MessageStepKind.Receive => await ReceiveAsync(name, queue, step.Number + 1),
            MessageStepKind.Delete => await DeleteAsync(step.Number),
            MessageStepKind.Wait => Wait(step.Seconds),
            MessageStepKind.Rewind => await RewindAsync(name, queue, step.Seconds),
            MessageStepKind.Clear => await ClearAsync(name, queue),
            MessageStepKind.Modify => await ModifyAsync(name, queue, step),
            _ => await BindAsync(step),
        };
        return told == expected ? await DifferenceAsync() : $"told '{told}', not '{expected}'";
    }

    private async Task<(string, string)> SendAsync(string name, ModelQueue queue, int count, long delay)
    {
        delay %= 50;
        var bodies = Enumerable.Range(0, count).Select(_ => $"m{_bodies++}").ToList();
        bodies.ForEach(body => queue.Send(body, delay, _now));
        var sent = await _broker.SendMessagesAsync(name, bodies, delay);
        return ($"{sent.Distinct().Count()}", $"{count}");
    }

    private async Task<(string, string)> ReceiveAsync(string name, ModelQueue queue, int max)
    {
        var expected = queue.Receive(max, _now);
        var received = await _broker.ReceiveMessagesAsync(name, max, TimeSpan.Zero);
        foreach (var (message, model) in received.Zip(expected))
        {
            model.Handle = message.ReceiptHandle;
            _handles.Add((name, message.ReceiptHandle));
        }

        return (
            string.Join(",", received.Select(message => $"{message.Body}:{message.DequeueCount}:{SecondsOf(message.NextVisibleTime)}")),
            string.Join(",", expected.Select(message => $"{message.Body}:{message.Receives}:{message.Visible}")));
    }

    private async Task<(string, string)> DeleteAsync(int number)
    {
        if (_handles.Count == 0)
        {
            return ("", "");
        }

        // The latest ones as a rule: the others are void mostly.
        var (name, handle) = _handles[Math.Max(0, _handles.Count - 1 - number)];
        var deleted = await CodeOfAsync(() => _broker.DeleteMessageAsync(name, handle));
        return (deleted, _model[name].Delete(handle, _now) ? "" : "4430");
    }

    private (string, string) Wait(long seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _now++;

            // Dead letters come before what becomes of them.
            _model[Desk.Queue].Settle(_now);
            _model[Dead].Settle(_now);
        }

        _clock.Advance(seconds);
        return ("", "");
    }

    private async Task<(string, string)> RewindAsync(string name, ModelQueue queue, long seconds)
    {
        var rewound = await CodeOfAsync(() => _broker.RewindQueueAsync(name, ManualClock.Start.AddSeconds(_now - seconds)));
        return (rewound.Length == 0 ? "done" : "refused", queue.RewindTo(_now - seconds, _now) ? "done" : "refused");
    }

    private async Task<(string, string)> ClearAsync(string name, ModelQueue queue)
    {
        queue.Clear();
        return (await CodeOfAsync(() => _broker.ClearQueueAsync(name)), "");
    }

    private async Task<(string, string)> ModifyAsync(string name, ModelQueue queue, MessageStep step)
    {
        var changes = (step.Number % 3) switch
        {
            0 => new QueueSettings { VisibilityTimeout = step.Seconds + 1 },
            1 => new QueueSettings { MsgRetentionSeconds = 500 + step.Seconds },
            _ => new QueueSettings { RewindSeconds = step.Seconds % 4 == 0 ? 0 : step.Seconds },
        };
        queue.Visibility = changes.VisibilityTimeout ?? queue.Visibility;
        queue.Retention = changes.MsgRetentionSeconds ?? queue.Retention;
        if (changes.RewindSeconds is { } rewind)
        {
            queue.SetRewind(rewind);
        }

        return (await CodeOfAsync(() => _broker.ModifyQueueAsync(name, changes)), "");
    }

    private async Task<(string, string)> BindAsync(MessageStep step)
    {
        var queue = _model[Desk.Queue];
        switch (step.Number % 3)
        {
            case 0:
                queue.Bind(null, null, null);
                return (await CodeOfAsync(() => _broker.UnbindDeadLetterAsync(Desk.Queue)), "");
            case 1:
                queue.Bind(_model[Dead], 2, null);
                return (await CodeOfAsync(() => _broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = TestBroker.DeadLettersTo(Dead, 2) })), "");
            default:
                queue.Bind(_model[Dead], null, 300);
                return (await CodeOfAsync(() => _broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = DeadLetterMoveTests.ByAge(Dead, 300) })), "");
        }
    }

    private async Task<string> DifferenceAsync()
    {
        foreach (var (name, queue) in _model)
        {
            queue.Settle(_now);
            _model[Dead].Settle(_now);
        }

        foreach (var (name, queue) in _model)
        {
            var description = await _broker.DescribeQueueAsync(name);
            var minimum = description.MinMsgTime - ManualClock.Start.ToUnixTimeSeconds();
            var counts = $"{description.ActiveMsgNum} {description.InactiveMsgNum} {description.DelayMsgNum} {description.RewindMsgNum} {minimum}";
            var peeked = await _broker.PeekMessagesAsync(name, 0, int.MaxValue);
            var picture = string.Join(",", peeked.Select(message => $"{message.Body}:{message.State}:{message.DequeueCount}:{SecondsOf(message.EnqueueTime)}"));
            if (counts != queue.Counts || picture != queue.Picture)
            {
                return $"{name} has {counts} {picture}, not {queue.Counts} {queue.Picture}";
            }
        }

        return "";
    }

    private static async Task<string> CodeOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (CmqServiceException error)
        {
            return error.Code;
        }
    }

    private static string SecondsOf(DateTimeOffset time) => (time - ManualClock.Start).TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
