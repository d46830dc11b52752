using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>The data plane with what surrounds a call: its span, its figures, the trace context of the messages.</summary>
internal sealed class MessagingCalls(AccountCore core)
{
    /// <summary>Sends one message or several, all or none.</summary>
    public async Task<IReadOnlyList<CmqSent>> SendAsync(string queue, IReadOnlyList<string> bodies, long bytes, long delaySeconds, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Send, queue, core.Time, ActivityKind.Producer);
        try
        {
            scope.Sending(bodies.Count, bytes);
            var stored = Wrap(bodies);
            var sent = stored.Count == 1
                ? [await core.Messaging.SendMessageAsync(queue, stored[0], delaySeconds, cancellationToken).ConfigureAwait(false)]
                : await core.Messaging.SendMessagesAsync(queue, stored, delaySeconds, cancellationToken).ConfigureAwait(false);
            Sent(scope, queue, sent);
            return sent;
        }
        catch (Exception error)
        {
            scope.Failed(error);
            throw;
        }
        finally
        {
            scope.Dispose();
        }
    }

    /// <summary>Publishes one message or several, all or none.</summary>
    public async Task<IReadOnlyList<CmqSent>> PublishAsync(
        string topic, IReadOnlyList<string> bodies, long bytes, IReadOnlyList<string>? tags, string? routingKey, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Publish, topic, core.Time, ActivityKind.Producer);
        try
        {
            scope.Sending(bodies.Count, bytes);
            var sent = await core.Messaging.PublishMessagesAsync(topic, Wrap(bodies), tags, routingKey, cancellationToken).ConfigureAwait(false);
            Sent(scope, topic, sent);
            return sent;
        }
        catch (Exception error)
        {
            scope.Failed(error);
            throw;
        }
        finally
        {
            scope.Dispose();
        }
    }

    /// <summary>Receives messages; a wait beyond the service's longest is made of several calls.</summary>
    public async Task<IReadOnlyList<CmqMessage>> ReceiveAsync(string queue, int maxMessages, TimeSpan? wait, CancellationToken cancellationToken)
    {
        var left = wait;
        while (true)
        {
            var poll = left > MessageLimit.PollingWait ? MessageLimit.PollingWait : left;
            var messages = await PollAsync(queue, maxMessages, poll, cancellationToken).ConfigureAwait(false);
            left -= poll;
            if (messages.Count > 0 || left is null || left <= TimeSpan.Zero)
            {
                return messages;
            }
        }
    }

    /// <summary>Deletes one message.</summary>
    public async Task DeleteAsync(string queue, string receiptHandle, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Delete, queue, core.Time, ActivityKind.Client);
        try
        {
            await core.Messaging.DeleteMessageAsync(queue, receiptHandle, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            scope.Failed(error);
            throw;
        }
        finally
        {
            scope.Dispose();
        }
    }

    /// <summary>Deletes 1 to 16 messages, each by itself.</summary>
    public async Task<IReadOnlyList<CmqDeleteFailure>> DeleteAsync(string queue, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Delete, queue, core.Time, ActivityKind.Client);
        scope.NoteBatch(receiptHandles.Count);
        try
        {
            var failures = await core.Messaging.DeleteMessagesAsync(queue, receiptHandles, cancellationToken).ConfigureAwait(false);
            if (failures.Count > 0)
            {
                scope.Failed(failures[0].Error);
            }

            return failures;
        }
        catch (Exception error)
        {
            scope.Failed(error);
            throw;
        }
        finally
        {
            scope.Dispose();
        }
    }

    private async Task<IReadOnlyList<CmqMessage>> PollAsync(string queue, int maxMessages, TimeSpan? wait, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Receive, queue, core.Time, ActivityKind.Client);
        try
        {
            var messages = await ReceiveUntilClosedAsync(queue, maxMessages, wait, cancellationToken).ConfigureAwait(false);
            if (core.CarriesContext && messages.Count > 0)
            {
                messages = [.. messages.Select(TraceEnvelope.Unwrap)];
            }

            scope.Received(messages);
            core.Log.Received(queue, messages.Count);
            return messages;
        }
        catch (Exception error)
        {
            scope.Failed(error);
            throw;
        }
        finally
        {
            scope.Dispose();
        }
    }

    // A receive is the one call that waits of its own accord, so it has to notice that its account is closed, over whichever plane.
    private async Task<IReadOnlyList<CmqMessage>> ReceiveUntilClosedAsync(string queue, int maxMessages, TimeSpan? wait, CancellationToken cancellationToken)
    {
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, core.Closing) : null;
        try
        {
            return await core.Messaging.ReceiveMessagesAsync(queue, maxMessages, wait, either?.Token ?? core.Closing).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            // The caller's token is the one that the caller knows.
            throw error is CmqCanceledException canceled ? canceled.By(cancellationToken) : new OperationCanceledException(error.Message, error, cancellationToken);
        }
        catch (OperationCanceledException error) when (core.Closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException($"The account was closed while a receive from '{queue}' waited.", error);
        }
    }

    // What runs now is the span of this call, where somebody listens, and otherwise what the program runs.
    private IReadOnlyList<string> Wrap(IReadOnlyList<string> bodies) =>
        core.CarriesContext ? [.. bodies.Select(body => TraceEnvelope.Wrap(body, Activity.Current))] : bodies;

    private void Sent(in OperationScope scope, string destination, IReadOnlyList<CmqSent> sent)
    {
        scope.NoteMessage(sent.Count == 1 ? sent[0].MessageId : null);
        core.Log.Sent(destination, sent.Count);
        if (core.Log.IsEnabled(LogLevel.Warning) && sent.Any(message => message.MayBeDuplicate))
        {
            core.Log.MayBeDuplicate(destination, sent.Count);
        }
    }
}
