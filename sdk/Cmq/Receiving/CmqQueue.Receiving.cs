using System.Runtime.CompilerServices;

namespace Cmq;

/// <content>Receiving.</content>
public sealed partial class CmqQueue
{
    // The vendor advises at most 3 s on the TDMQ editions: longer polls raise the rate of duplicates there.
    internal static readonly TimeSpan DefaultPollingWait = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Receives a message. It is hidden from others for the queue's <c>visibilityTimeout</c>, which no call can prolong: delete it by then, or it
    /// comes again.
    /// </summary>
    /// <param name="wait">
    /// How long to wait for one, 0 or more; null for the queue's <c>pollingWaitSeconds</c>. It ends at once when one comes. Over 30 s it takes one
    /// request for each 30 s.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends the wait. No message is lost by it: what has arrived is returned even then, and what the service handed out just then becomes visible again
    /// after its <c>visibilityTimeout</c>.
    /// </param>
    /// <returns>The message; null when none came.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    /// <exception cref="CmqServiceException">4440: no such queue. 6070: too many messages of it are hidden or delayed.</exception>
    public async Task<CmqMessage?> ReceiveAsync(TimeSpan? wait = null, CancellationToken cancellationToken = default)
    {
        var messages = await ReceiveBatchAsync(1, wait, cancellationToken).ConfigureAwait(false);
        return messages.Count == 0 ? null : messages[0];
    }

    /// <summary>Receives several messages in one call, as <see cref="ReceiveAsync"/> receives one. It does not wait until there are that many.</summary>
    /// <param name="maxMessages">How many at most, 1 to 16.</param>
    /// <param name="wait">How long to wait for the first, as for <see cref="ReceiveAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as for <see cref="ReceiveAsync"/>.</param>
    /// <returns>The messages; none when none came.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 16, or the wait is negative.</exception>
    /// <exception cref="CmqServiceException">4440: no such queue. 6070: too many messages of it are hidden or delayed.</exception>
    public Task<IReadOnlyList<CmqMessage>> ReceiveBatchAsync(
        int maxMessages = MessageLimit.BatchCount, TimeSpan? wait = null, CancellationToken cancellationToken = default)
    {
        MessageLimit.CheckCount(maxMessages, nameof(maxMessages));
        if (wait < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(wait), wait, "A wait is 0 or more.");
        }

        return _core.Calls.ReceiveAsync(Name, maxMessages, wait, cancellationToken);
    }

    /// <summary>
    /// Receives messages one after the other, as a program reads them. <see cref="ProcessAsync"/> is for what is to be handled and deleted.
    /// </summary>
    /// <param name="maxIdle">After how long without a message the stream ends; null for never. The time that the program takes for a message does not count.</param>
    /// <param name="prefetch">
    /// How many messages one call may bring, 1 to 16. Those that the program has not read yet are hidden all the while, so with more than 1 the
    /// whole lot has to be done within the <c>visibilityTimeout</c>.
    /// </param>
    /// <param name="cancellationToken">Ends the stream with <see cref="OperationCanceledException"/>, after the messages that had arrived were handed out.</param>
    /// <remarks>
    /// A call that waits takes 3 s at most. Breaking out of the loop leaves what was prefetched to come again after the <c>visibilityTimeout</c>. A
    /// failed call ends the stream with its error.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The idle time is negative, or the number is not 1 to 16.</exception>
    public IAsyncEnumerable<CmqMessage> ReceiveStreamAsync(TimeSpan? maxIdle = null, int prefetch = 1, CancellationToken cancellationToken = default)
    {
        MessageLimit.CheckCount(prefetch, nameof(prefetch));
        if (maxIdle < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(maxIdle), maxIdle, "An idle time is 0 or more.");
        }

        return StreamAsync(maxIdle, prefetch, cancellationToken);
    }

    private async IAsyncEnumerable<CmqMessage> StreamAsync(TimeSpan? maxIdle, int prefetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = maxIdle;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wait = left < DefaultPollingWait ? left.Value : DefaultPollingWait;
            var messages = await _core.Calls.ReceiveAsync(Name, prefetch, wait, cancellationToken).ConfigureAwait(false);
            foreach (var message in messages)
            {
                yield return message;
            }

            left = messages.Count > 0 ? maxIdle : left - wait;
            if (messages.Count == 0 && left <= TimeSpan.Zero)
            {
                yield break;
            }
        }
    }
}
