namespace Cmq.Broker;

/// <summary>When a delivery that failed is tried again, by the two strategies of the service.</summary>
internal static class RetrySchedule
{
    private const int BackoffRetries = 3;
    private const int DecayRetries = 176;
    private const int LongestDecaySeconds = 512;

    /// <summary>How long to wait before a retry, in milliseconds; null when there is none any more, and the message is dropped.</summary>
    /// <param name="strategy">The subscription's strategy.</param>
    /// <param name="edition">The edition: its documentation has the figures.</param>
    /// <param name="retry">Which retry it would be, from 1.</param>
    /// <param name="jitter">For the random part of a wait.</param>
    public static long? Wait(NotifyStrategy strategy, CmqEdition edition, int retry, Random jitter)
    {
        var isClassic = edition == CmqEdition.Classic;
        if (strategy == NotifyStrategy.BackoffRetry)
        {
            return retry > BackoffRetries ? null : isClassic ? jitter.NextInt64(19_000, 29_001) : jitter.NextInt64(10_000, 20_001);
        }

        // The classic text doubles the wait for a day, which ends the message by itself; the other one has a longest wait and counts.
        return isClassic ? 1000L << Math.Min(retry - 1, 17)
            : retry > DecayRetries ? null
            : 1000L * Math.Min(1 << Math.Min(retry - 1, 10), LongestDecaySeconds);
    }
}
