using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq receive</c>.</summary>
/// <param name="session">The command's surroundings.</param>
/// <param name="queue">The queue.</param>
/// <param name="deletes">Whether messages are deleted once they are written.</param>
internal sealed class ReceiveRun(MessageSession session, CmqQueue queue, bool deletes)
{
    private const int MostAtOnce = 16;

    private long _received;
    private long _deleted;

    /// <summary>Receives messages.</summary>
    /// <param name="max">How many at most.</param>
    /// <param name="wait">How long none has to come until it ends.</param>
    public async Task<ExitCode> RunAsync(int max, TimeSpan wait)
    {
        try
        {
            while (_received < max && !session.Host.IsOutLost)
            {
                var messages = await queue.ReceiveBatchAsync((int)Math.Min(MostAtOnce, max - _received), wait, session.Host.Stop).ConfigureAwait(false);
                if (messages.Count == 0)
                {
                    break;
                }

                _received += messages.Count;
                await TakeAsync(messages).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (session.Host.Stop.IsCancellationRequested)
        {
            Conclude("Stopped: ");
            return ExitCode.Cancelled;
        }
        catch (CmqException error) when (_received > 0)
        {
            session.Say($"error: {error.Message}");
            Conclude("");
            return ExitCode.Partial;
        }

        Conclude("");
        return session.Host.IsOutLost && _deleted == 0 ? ExitCode.Error
            : deletes && _deleted < _received ? ExitCode.Partial
            : ExitCode.Ok;
    }

    // Deleted only when it is written, and then also after Ctrl-C: otherwise what was shown would come again.
    private async Task TakeAsync(IReadOnlyList<CmqMessage> messages)
    {
        foreach (var message in messages)
        {
            Write(message);
        }

        await session.Host.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        if (!deletes || session.Host.IsOutLost)
        {
            return;
        }

        var result = await queue.DeleteBatchAsync(messages, CancellationToken.None).ConfigureAwait(false);
        _deleted += messages.Count - result.Failures.Count();
        foreach (var failure in result.Failures)
        {
            var id = messages.First(message => message.ReceiptHandle == failure.ReceiptHandle).MessageId;
            session.Say($"error: message {id} is not deleted: {failure.Error?.Message}");
        }
    }

    private void Write(CmqMessage message)
    {
        if (!session.IsJson)
        {
            MessageText.Write(session, message.MessageId, MessageText.Facts(message.EnqueueTime, message.DequeueCount, message.Tags), message.Body);
            return;
        }

        MessageText.WriteJson(session.Host.Out, new JObject
        {
            ["messageId"] = message.MessageId,
            ["body"] = message.Body,
            ["enqueueTime"] = MessageText.Of(message.EnqueueTime),
            ["firstDequeueTime"] = MessageText.Of(message.FirstDequeueTime),
            ["nextVisibleTime"] = MessageText.Of(message.NextVisibleTime),
            ["dequeueCount"] = message.DequeueCount,
            ["tags"] = new JArray(message.Tags),
            ["receiptHandle"] = message.ReceiptHandle,
        });
    }

    private void Conclude(string prefix) => session.Say(prefix + (_received, deletes) switch
    {
        (0, _) => "No message came.",
        (_, true) => $"{MessageSession.Count(_received)} received, {_deleted} deleted.",
        _ => $"{MessageSession.Count(_received)} received, not deleted: {(_received == 1 ? "it comes" : "they come")} again after the queue's visibilityTimeout.",
    });
}
