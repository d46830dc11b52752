using System.Diagnostics.CodeAnalysis;

namespace Cmq.Broker;

/// <summary>
/// The messages that a subscription has not delivered yet, in order: the first is tried by the subscription's strategy, and the others wait behind it.
/// Each lives for a day from when it was published.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class SubscriptionBacklog(BrokerContext context)
{
    private readonly object _lock = new();
    private readonly Queue<PublishedMessage> _messages = new();
    private readonly CancellationTokenSource _closing = new();
    private SubscriptionRecord? _subscription;
    private string _topicName = "";

    // For a log, the number of the first message: each has one more than the one before it.
    private long _first;
    private int _tries;
    private long _nextTry;
    private bool _isPushing;
    private ITimer? _timer;

    private bool IsOverHttp => !_subscription!.DeliversIntoQueue;

    /// <summary>What the deliveries of the state's current subscription look like; before the first message, and after each change.</summary>
    public void Configure(string topicName, SubscriptionRecord subscription)
    {
        lock (_lock)
        {
            (_topicName, _subscription) = (topicName, subscription);
        }
    }

    /// <summary>How many messages wait.</summary>
    public long Count(BrokerState state, long now)
    {
        Settle(state, now);
        lock (_lock)
        {
            return _messages.Count;
        }
    }

    /// <summary>Delivers a message, or lets it wait.</summary>
    public void Deliver(BrokerState state, PublishedMessage message, long now)
    {
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
            {
                return;
            }

            SettleAll(state, now);
            if (_messages.Count == 0 && !IsOverHttp && TryQueue(state, message, now))
            {
                return;
            }

            _messages.Enqueue(message);
            context.Log?.NoteWaiting(_subscription!.Id, _first + _messages.Count - 1, message);
            if (_messages.Count == 1)
            {
                (_tries, _nextTry) = (0, now);
                if (!IsOverHttp)
                {
                    Failed(now);
                }
                else
                {
                    NoteDelivery();
                }

                if (context.CurrentState is not null)
                {
                    context.Rounds.Add(this);
                }
            }

            Go(now);
        }
    }

    /// <summary>Does what is due.</summary>
    public void Settle(BrokerState state, long now)
    {
        using var group = LogGroup.Begin(context.Log);
        lock (_lock)
        {
            SettleAll(state, now);
            Go(now);
        }
    }

    /// <summary>Ends all deliveries: the subscription is gone.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _messages.Clear();
            Go(0);
        }

        _closing.Cancel();
    }

    /// <summary>What waits, with the tries of the first and the time of the next. For a store.</summary>
    public (IReadOnlyList<PublishedMessage> Messages, int Tries, long NextTry) Contents()
    {
        lock (_lock)
        {
            return ([.. _messages], _tries, _nextTry);
        }
    }

    /// <summary>Puts back what a store kept.</summary>
    public void Restore(IEnumerable<PublishedMessage> messages, int tries, long nextTry)
    {
        foreach (var message in messages)
        {
            _messages.Enqueue(message);
        }

        (_tries, _nextTry) = (tries, nextTry);
    }

    /// <summary>Puts back what a log kept.</summary>
    public void Restore(IEnumerable<PublishedMessage> messages, WaitingDelivery delivery)
    {
        Restore(messages, delivery.Tries, delivery.NextTry);
        _first = delivery.First;
    }

    /// <summary>Goes on with what was put back.</summary>
    public void Resume(BrokerState state, long now)
    {
        if (_messages.Count > 0)
        {
            context.Rounds.Add(this);
            Settle(state, now);
        }
    }

    private void SettleAll(BrokerState state, long now)
    {
        while (!_isPushing && _messages.TryPeek(out var first))
        {
            var end = first.PublishTime + ServiceFigures.DeliveryLife;
            if (end <= (IsOverHttp ? now : Math.Min(now, _nextTry)))
            {
                Next(end);
            }
            else if (_nextTry > now || IsOverHttp)
            {
                break;
            }
            else if (TryQueue(state, first, now))
            {
                Next(_nextTry);
            }
            else
            {
                Failed(_nextTry);
            }
        }
    }

    // The first message is done with, one way or the other, and the one behind it gets its first try.
    private void Next(long now)
    {
        _messages.Dequeue();
        _first++;
        (_tries, _nextTry) = (0, now);
        NoteDelivery();
    }

    // The try at a time failed: the message waits for the next, or gives way.
    private void Failed(long time)
    {
        _tries++;
        if (RetrySchedule.Wait(_subscription!.NotifyStrategy, context.Edition, _tries, context.Jitter) is { } wait)
        {
            _nextTry = time + wait;
            NoteDelivery();
        }
        else
        {
            Next(time);
        }
    }

    private void NoteDelivery() => context.Log?.NoteDelivery(_subscription!.Id, new(_first, _tries, _nextTry));

    private bool TryQueue(BrokerState state, PublishedMessage message, long now) =>
        state.FindQueue(_subscription!.Endpoint) is { IsTransactional: false } queue
        && message.Size <= queue.Settings.MaxMsgSize
        && queue.Messages.Send(message.Body, message.Size, 0, message.Tags, now, out _) == QueueProblem.None;

    // Starts what can be started now, and sees to it that the rest is not forgotten.
    private void Go(long now)
    {
        _timer?.Dispose();
        _timer = null;
        if (_messages.Count == 0)
        {
            context.Rounds.Remove(this);
        }
        else if (context.CurrentState is { } current && !_isPushing && (!IsOverHttp || context.Push is not null))
        {
            if (IsOverHttp && _nextTry <= now)
            {
                _isPushing = true;
                _ = PushAsync(DeliveryOf(_messages.Peek()));
            }
            else
            {
                // The first message may end before its next try, and the one behind it is tried then.
                var due = Math.Min(_nextTry, _messages.Peek().PublishTime + ServiceFigures.DeliveryLife);
                var wait = TimeSpan.FromMilliseconds(Math.Clamp(due - now, 1, ServiceFigures.DeliveryLife));
                _timer = context.Time.CreateTimer(_ => Settle(current(), context.UnixNow), null, wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task PushAsync(PushDelivery delivery)
    {
        // Not under the lock of whoever publishes.
        await Task.Yield();
        var delivered = await IsPushedAsync(delivery).ConfigureAwait(false);
        using var group = LogGroup.Begin(context.Log);
        lock (_lock)
        {
            var now = context.UnixNow;
            _isPushing = false;
            if (_messages.Count > 0)
            {
                if (delivered)
                {
                    Next(now);
                }
                else
                {
                    Failed(now);
                }
            }

            Go(now);
        }
    }

    private async Task<bool> IsPushedAsync(PushDelivery delivery)
    {
        try
        {
            return context.Push is { } push && await push.PushAsync(delivery, _closing.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // By the contract, what a transport throws is a failed try, and the schedule says what follows.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private PushDelivery DeliveryOf(PublishedMessage message) => new()
    {
        Endpoint = _subscription!.Endpoint,
        Format = _subscription.NotifyContentFormat,
        TopicOwner = context.AppId,
        TopicName = _topicName,
        SubscriptionName = _subscription.Name,
        MessageId = message.Id,
        Body = message.Body,
        Tags = message.Tags ?? [],
        PublishTime = DateTimeOffset.FromUnixTimeMilliseconds(message.PublishTime),
    };
}
