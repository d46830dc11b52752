using System.Text;

namespace Cmq.Broker;

/// <summary>A message in a queue.</summary>
internal sealed record StoredMessage(string Id, string Body, DateTimeOffset EnqueueTime, long DelaySeconds)
{
    /// <summary>Length of the body in UTF-8, in bytes.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Body);

    public bool IsDelayedAt(DateTimeOffset now) => now < EnqueueTime.AddSeconds(DelaySeconds);

    /// <summary>Whether its time in the queue is over; the time runs from when it was sent, whatever its delay.</summary>
    public bool IsExpiredAt(DateTimeOffset now, long retentionSeconds) => now >= EnqueueTime.AddSeconds(retentionSeconds);
}
