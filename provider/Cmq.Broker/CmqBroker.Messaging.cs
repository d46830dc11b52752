namespace Cmq.Broker;

/// <content>The data plane. Without a store it never waits for the control plane, and queues never wait for each other.</content>
public sealed partial class CmqBroker
{
    // How often a receive that waits looks at a store, which others may write to.
    private static readonly TimeSpan StoreLook = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(body);
        return ActAsync(
            (_messaging, queueName, body, delaySeconds),
            static (state, call) => call._messaging.Send(state, call.queueName, call.body, call.delaySeconds),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CmqSent>> SendMessagesAsync(string queueName, IReadOnlyList<string> bodies, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(bodies);
        return ActAsync(
            (_messaging, queueName, bodies, delaySeconds),
            static (state, call) => call._messaging.SendAll(state, call.queueName, call.bodies, call.delaySeconds),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(string queueName, int maxMessages = 1, TimeSpan? pollingWait = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        var operation = new Operation(maxMessages == 1 ? "ReceiveMessage" : "BatchReceiveMessage", queueName);
        if (_keeper.IsPersistent)
        {
            return ReceiveFromStoreAsync(operation, maxMessages, pollingWait, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<IReadOnlyList<CmqMessage>>(cancellationToken);
        }

        if (_context.Log is { } log)
        {
            return ReceiveLoggedAsync(log, operation, maxMessages, pollingWait, cancellationToken);
        }

        try
        {
            var state = _keeper.Current;
            Look(state);
            var queue = MessagingOperations.CheckReceive(operation, state, maxMessages, pollingWait, out var wait);
            var received = _messaging.ReceiveAsync(queue, maxMessages, wait, cancellationToken);
            return received.IsCompletedSuccessfully
                ? Task.FromResult(Accept(operation, queue, received.Result))
                : AcceptAsync(operation, queue, received);
        }
        catch (CmqServiceException error)
        {
            return Task.FromException<IReadOnlyList<CmqMessage>>(error);
        }
    }

    /// <inheritdoc/>
    public Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(receiptHandle);
        return ActAsync(
            (_messaging, queueName, receiptHandle),
            static (state, call) =>
            {
                call._messaging.Delete(state, call.queueName, call.receiptHandle);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(string queueName, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(receiptHandles);
        return ActAsync(
            (_messaging, queueName, receiptHandles),
            static (state, call) => call._messaging.DeleteAll(state, call.queueName, call.receiptHandles),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(bodies);
        return ActAsync(
            (_messaging, topicName, bodies, tags, routingKey),
            static (state, call) => call._messaging.Publish(state, call.topicName, call.bodies, call.tags, call.routingKey),
            cancellationToken);
    }

    /// <summary>
    /// Shows messages of a queue as they lie there, oldest first, those that were deleted and can be brought back included. They are not received by
    /// it. It goes through all messages of the queue: it is for people, not for traffic.
    /// </summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><c>ResourceNotFound</c>: there is no such queue.</exception>
    public Task<IReadOnlyList<CmqPeekedMessage>> PeekMessagesAsync(string queueName, int offset = 0, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync(
            state => state.FindQueue(queueName) is { } queue
                ? queue.Messages.Peek(offset, limit, _context.UnixNow)
                : throw new Operation("PeekMessages", queueName).Error(CmqErrorCodes.ResourceNotFound, ObjectNames.Missing("queue", queueName)),
            cancellationToken);
    }

    private static IReadOnlyList<CmqMessage> Accept(Operation operation, QueueRecord queue, Received received)
    {
        MessagingOperations.ThrowIf(operation, queue, received.Problem);
        return received.Messages;
    }

    private static async Task<IReadOnlyList<CmqMessage>> AcceptAsync(Operation operation, QueueRecord queue, ValueTask<Received> received)
    {
        return Accept(operation, queue, await received.ConfigureAwait(false));
    }

    // Who shares a store can't be woken by the others, so it looks again and again.
    private async Task<IReadOnlyList<CmqMessage>> ReceiveFromStoreAsync(Operation operation, int maxMessages, TimeSpan? pollingWait, CancellationToken cancellationToken)
    {
        var begin = _context.Time.GetTimestamp();
        while (true)
        {
            var (received, wait) = await ActAsync(
                (this, operation, maxMessages, pollingWait),
                static (state, call) =>
                {
                    var (broker, operation, maxMessages, pollingWait) = call;
                    var queue = MessagingOperations.CheckReceive(operation, state, maxMessages, pollingWait, out var wait);
                    var received = broker._messaging.ReceiveAsync(queue, maxMessages, TimeSpan.Zero, CancellationToken.None).AsTask().Result;
                    return (Accept(operation, queue, received), wait);
                },
                cancellationToken).ConfigureAwait(false);
            var left = wait - _context.Time.GetElapsedTime(begin);
            if (received.Count > 0 || left <= TimeSpan.Zero)
            {
                return received;
            }

            await Task.Delay(left < StoreLook ? left : StoreLook, _context.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Carries out what changes messages only: on the present state and, if there is a store, through it.</summary>
    private Task<T> ActAsync<TCall, T>(TCall call, Func<BrokerState, TCall, T> act, CancellationToken cancellationToken)
    {
        if (_keeper.IsPersistent)
        {
            return ActInStoreAsync(call, act, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        if (_context.Log is { } log)
        {
            return ActLoggedAsync(log, call, act);
        }

        try
        {
            var state = _keeper.Current;
            Look(state);
            return Task.FromResult(act(state, call));
        }
        catch (CmqServiceException error)
        {
            return Task.FromException<T>(error);
        }
    }

    // By itself, because the closure is made where the method begins.
    private Task<T> ActInStoreAsync<TCall, T>(TCall call, Func<BrokerState, TCall, T> act, CancellationToken cancellationToken) => _keeper.ChangeAsync(
        state =>
        {
            Look(state);
            return (state, act(state, call));
        },
        cancellationToken);

    private async Task<T> ReadAsync<T>(Func<BrokerState, T> read, CancellationToken cancellationToken)
    {
        if (_context.Log is { } log)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ActLoggedAsync(log, read, static (state, read) => read(state)).ConfigureAwait(false);
        }

        var state = await _keeper.ReadAsync(cancellationToken).ConfigureAwait(false);
        Look(state);
        return read(state);
    }

    private void Look(BrokerState state)
    {
        if (_keeper.IsPersistent || !_context.Rounds.IsEmpty)
        {
            _context.Rounds.Settle(state, _context, _keeper.IsPersistent);
        }
    }
}
