namespace Cmq;

/// <summary>Sends a batch of any size, one call after the other, and notes what becomes of each message.</summary>
/// <param name="action">The service's action, for errors.</param>
/// <param name="destination">The queue or the topic.</param>
/// <param name="overhead">How many bytes each message grows by on its way at most.</param>
/// <param name="send">Sends messages that one call takes: their bodies, and their bytes together.</param>
internal sealed class BatchRun(
    string action, string destination, int overhead, Func<IReadOnlyList<string>, long, CancellationToken, Task<IReadOnlyList<CmqSent>>> send)
{
    /// <summary>Sends the messages. The first failure that is not a message's own ends the batch.</summary>
    public async Task<CmqBatchResult> RunAsync(IEnumerable<string> bodies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        string[] all = [.. bodies];
        if (Array.IndexOf(all, null) is >= 0 and var missing)
        {
            throw new ArgumentException($"Message number {missing} is null.", nameof(bodies));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var items = new CmqBatchItem?[all.Length];
        var sizes = new List<int>(all.Length);
        var places = new List<int>(all.Length);
        for (var index = 0; index < all.Length; index++)
        {
            if (MessageLimit.Check(all[index], nameof(bodies), out var size) is { } wrong)
            {
                items[index] = new(index, CmqBatchOutcome.Refused) { Error = wrong };
                continue;
            }

            sizes.Add(size + overhead);
            places.Add(index);
        }

        Exception? end = null;
        foreach (var (begin, count) in BatchSplit.Of(sizes))
        {
            end = await SendPartAsync(places.GetRange(begin, count), all, items, cancellationToken).ConfigureAwait(false);
            if (end is not null)
            {
                break;
            }
        }

        for (var index = 0; index < items.Length; index++)
        {
            items[index] ??= new(index, CmqBatchOutcome.NotTried) { Error = end };
        }

        var result = new CmqBatchResult(action, destination, items!);
        return end is OperationCanceledException && cancellationToken.IsCancellationRequested
            ? throw new CmqBatchCanceledException(result, end, cancellationToken)
            : result;
    }

    // What ends the batch; null when the next part can be sent.
    private async Task<Exception?> SendPartAsync(List<int> part, string[] all, CmqBatchItem?[] items, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled;
        }

        try
        {
            string[] bodies = [.. part.Select(index => all[index])];
            var sent = await send(bodies, bodies.Sum(body => (long)System.Text.Encoding.UTF8.GetByteCount(body)), cancellationToken).ConfigureAwait(false);
            for (var place = 0; place < part.Count; place++)
            {
                items[part[place]] = new(part[place], CmqBatchOutcome.Sent) { Sent = sent[place] };
            }

            return null;
        }
        catch (Exception error) when (MessagingErrors.IsAboutOneMessage(error))
        {
            if (part.Count == 1)
            {
                items[part[0]] = new(part[0], CmqBatchOutcome.Refused) { Error = error };
                return null;
            }

            // A call is refused as a whole. Each message by itself finds out whose fault it was, and the others go.
            foreach (var index in part)
            {
                if (await SendPartAsync([index], all, items, cancellationToken).ConfigureAwait(false) is { } end)
                {
                    return end;
                }
            }

            return null;
        }
        catch (Exception error) when (error is CmqException or OperationCanceledException or ObjectDisposedException)
        {
            var outcome = MessagingErrors.MayHaveExecuted(error) ? CmqBatchOutcome.Unknown : CmqBatchOutcome.Refused;
            foreach (var index in part)
            {
                items[index] = new(index, outcome) { Error = error };
            }

            return error;
        }
    }
}
