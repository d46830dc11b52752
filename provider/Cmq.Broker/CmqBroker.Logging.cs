namespace Cmq.Broker;

/// <content>How a broker with a log begins and answers: with nothing but what is safe, refusals and descriptions included.</content>
public sealed partial class CmqBroker
{
    private void Restore(IBrokerLog? log)
    {
        if (log is null)
        {
            return;
        }

        var state = log.Load(_context);
        _keeper.Begin(state);
        using var group = LogGroup.Begin(log);
        foreach (var subscription in state.Topics.Values.SelectMany(topic => topic.Subscriptions.Values))
        {
            subscription.Backlog.Resume(state, _context.UnixNow);
        }

        // What is over since then ends now, also in queues at which nobody looks.
        foreach (var queue in state.Queues.Values)
        {
            queue.Messages.Count(_context.UnixNow);
        }
    }

    private Task<T> ActLoggedAsync<TCall, T>(IBrokerLog log, TCall call, Func<BrokerState, TCall, T> act) => log.SafeAsync(() =>
    {
        using var group = LogGroup.Begin(log);
        var state = _keeper.Current;
        Look(state);
        return Task.FromResult(act(state, call));
    });

    private Task<IReadOnlyList<CmqMessage>> ReceiveLoggedAsync(
        IBrokerLog log, Operation operation, int maxMessages, TimeSpan? pollingWait, CancellationToken cancellationToken) => log.SafeAsync(() =>
    {
        using var group = LogGroup.Begin(log);
        var state = _keeper.Current;
        Look(state);
        var queue = MessagingOperations.CheckReceive(operation, state, maxMessages, pollingWait, out var wait);
        return AcceptAsync(operation, queue, _messaging.ReceiveAsync(queue, maxMessages, wait, cancellationToken));
    });
}
