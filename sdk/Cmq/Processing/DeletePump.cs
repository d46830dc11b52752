using System.Threading.Channels;

namespace Cmq;

/// <summary>
/// Deletes what was handled. While a call is under way, what is done meanwhile gathers and goes with the next: few messages are deleted at once, many
/// sixteen in a call.
/// </summary>
internal sealed class DeletePump
{
    private const int Pumps = 4;
    private const int Room = 4 * Pumps * MessageLimit.BatchCount;

    private readonly AccountCore _core;
    private readonly string _queue;
    private readonly ProcessCounts _counts;
    private readonly Channel<(CmqMessage Message, MessageDone Done)> _done =
        Channel.CreateBounded<(CmqMessage, MessageDone)>(new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.Wait });

    private readonly Task _running;

    public DeletePump(AccountCore core, string queue, ProcessCounts counts)
    {
        (_core, _queue, _counts) = (core, queue, counts);
        _running = Task.WhenAll(Enumerable.Range(0, Pumps).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Takes a message to delete; waits while there are too many. One that comes after the end, from a handler left behind, comes again.</summary>
    public async ValueTask AddAsync(CmqMessage message, MessageDone done)
    {
        while (await _done.Writer.WaitToWriteAsync().ConfigureAwait(false))
        {
            if (_done.Writer.TryWrite((message, done)))
            {
                return;
            }
        }

        _counts.Failed(CmqProcessErrorKind.Stopped, message, null);
    }

    /// <summary>Deletes what is left.</summary>
    public Task CompleteAsync()
    {
        _done.Writer.TryComplete();
        return _running;
    }

    private async Task RunAsync()
    {
        var batch = new List<(CmqMessage Message, MessageDone Done)>(MessageLimit.BatchCount);
        while (await _done.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < MessageLimit.BatchCount && _done.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count > 0)
            {
                await DeleteAsync(batch).ConfigureAwait(false);
            }
        }
    }

    private async Task DeleteAsync(List<(CmqMessage Message, MessageDone Done)> batch)
    {
        try
        {
            if (batch.Count == 1)
            {
                await _core.Calls.DeleteAsync(_queue, batch[0].Message.ReceiptHandle, CancellationToken.None).ConfigureAwait(false);
                _counts.Done(batch[0].Done);
                return;
            }

            var failures = await _core.Calls.DeleteAsync(_queue, [.. batch.Select(entry => entry.Message.ReceiptHandle)], CancellationToken.None).ConfigureAwait(false);
            foreach (var (message, done) in batch)
            {
                if (failures.FirstOrDefault(failure => failure.ReceiptHandle == message.ReceiptHandle) is { } failure)
                {
                    Failed(message, failure.Error);
                }
                else
                {
                    _counts.Done(done);
                }
            }
        }
        catch (Exception error)
        {
            // The messages come again, and whoever is told of errors learns of each.
            batch.ForEach(entry => Failed(entry.Message, error));
        }
    }

    private void Failed(CmqMessage message, Exception error) =>
        _counts.Failed(error is CmqServiceException { Reason: CmqErrorReason.ReceiptHandleInvalid } ? CmqProcessErrorKind.ReceiptExpired : CmqProcessErrorKind.DeleteFailed, message, error);
}
