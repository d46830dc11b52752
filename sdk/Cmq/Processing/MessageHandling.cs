using System.Diagnostics;

namespace Cmq;

/// <summary>What happens to one message between its receive and its deletion.</summary>
internal sealed class MessageHandling(
    AccountCore core, string queue, Func<CmqMessage, CancellationToken, Task> handler, CmqProcessOptions options, ProcessCounts counts)
{
    /// <summary>Handles a message within its time.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cut">Ends it before.</param>
    /// <returns>Why the message can be deleted; null when it is to come again.</returns>
    public async Task<MessageDone?> RunAsync(CmqMessage message, TimeSpan limit, CancellationToken cut)
    {
        using var deadline = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, core.Time);
        using var token = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cut);
        var isPoison = message.DequeueCount > options.MaxReceives;
        try
        {
            await (isPoison ? TakeOutAsync(message, token.Token) : HandleAsync(message, token.Token)).ConfigureAwait(false);
            return isPoison ? MessageDone.Poison : MessageDone.Handled;
        }
        catch (Exception error)
        {
            var isCancelled = error is OperationCanceledException && token.IsCancellationRequested;
            var kind = isCancelled && deadline.IsCancellationRequested ? CmqProcessErrorKind.DeadlinePassed
                : isCancelled ? CmqProcessErrorKind.Stopped
                : isPoison ? CmqProcessErrorKind.PoisonFailed
                : CmqProcessErrorKind.HandlerFailed;
            counts.Failed(kind, message, error);
            return null;
        }
    }

    private async Task HandleAsync(CmqMessage message, CancellationToken cancellationToken)
    {
        var scope = OperationScope.Begin(MessagingOperation.Process, queue, core.Time, ActivityKind.Consumer, TraceEnvelope.ContextOf(message) ?? default);
        try
        {
            scope.NoteMessage(message.MessageId);
            await handler(message, cancellationToken).ConfigureAwait(false);
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

    private Task TakeOutAsync(CmqMessage message, CancellationToken cancellationToken) => options.PoisonQueue is { } poisonQueue
        ? core.Messaging.SendMessageAsync(poisonQueue, message.StoredBody ?? message.Body, cancellationToken: cancellationToken)
        : options.OnPoison!(message, cancellationToken);
}
