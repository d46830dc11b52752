namespace Cmq;

/// <summary>How many messages may be taken next, and when, so that no more pass in a second than were allowed.</summary>
internal sealed class TransferPace(TimeProvider time, double? messagesPerSecond)
{
    private readonly long _begin = time.GetTimestamp();
    private long _passed;

    /// <summary>Waits until the next messages may be taken, and tells how many; none when none is left to take.</summary>
    public async Task<int> NextAsync(long? left, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (left <= 0)
        {
            return 0;
        }

        var count = (int)Math.Min(left ?? MessageLimit.BatchCount, MessageLimit.BatchCount);
        if (messagesPerSecond is not { } rate)
        {
            return count;
        }

        // Nothing is held while this waits. The wait is for those that passed already.
        var due = TimeSpan.FromSeconds(_passed / rate) - time.GetElapsedTime(_begin);
        if (due > TimeSpan.Zero)
        {
            await Task.Delay(due, time, cancellationToken).ConfigureAwait(false);
        }

        return Math.Clamp((int)rate, 1, count);
    }

    public void Passed(long count) => _passed += count;
}
