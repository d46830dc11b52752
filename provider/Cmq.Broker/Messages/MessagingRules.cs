using System.Globalization;
using System.Text;

namespace Cmq.Broker;

/// <summary>
/// What the data plane refuses of a call by itself, with the codes of its protocol. Each message passes these checks, so what they refuse with is made
/// in methods of its own.
/// </summary>
internal static class MessagingRules
{
    public const int MaxBatch = 16;
    public const int MaxBatchBytes = 1_048_576;
    public const int MaxPollingWaitSeconds = 30;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The length of a message in bytes, if it may be sent.</summary>
    public static int CheckBody(Operation operation, string body, long maxMsgSize)
    {
        if (body.Length == 0)
        {
            throw ProtocolError.EmptyBody.Of(operation);
        }

        var size = Ascii.IsValid(body) ? body.Length : SizeOf(operation, body);
        return size <= maxMsgSize ? size : throw TooLong(operation, size, maxMsgSize);
    }

    public static int[] CheckBodies(Operation operation, IReadOnlyList<string> bodies, long maxMsgSize)
    {
        CheckBatch(operation, bodies.Count);
        var sizes = new int[bodies.Count];
        var sum = 0L;
        for (var index = 0; index < sizes.Length; index++)
        {
            sum += sizes[index] = CheckBody(operation, bodies[index], maxMsgSize);
        }

        return sum <= MaxBatchBytes
            ? sizes
            : throw ProtocolError.BatchTooLong.Of(operation, string.Create(CultureInfo.InvariantCulture, $"{sum} bytes"));
    }

    public static void CheckBatch(Operation operation, int count)
    {
        if (count is < 1 or > MaxBatch)
        {
            throw BatchSize(operation, count);
        }
    }

    public static void CheckDelay(Operation operation, long delaySeconds, QueueRecord queue, CmqEdition edition)
    {
        if (delaySeconds < 0 || delaySeconds > queue.MaxDelaySeconds)
        {
            throw Delay(operation, delaySeconds, queue, edition);
        }
    }

    public static void CheckWait(Operation operation, TimeSpan wait)
    {
        if (wait < TimeSpan.Zero || wait > TimeSpan.FromSeconds(MaxPollingWaitSeconds))
        {
            throw Wait(operation, wait);
        }
    }

    public static void CheckTags(Operation operation, IReadOnlyList<string> tags)
    {
        if (tags.Count > MessageRules.MaxTags)
        {
            throw ProtocolError.TooManyTags.Of(operation, string.Create(CultureInfo.InvariantCulture, $"{tags.Count}, and {MessageRules.MaxTags} are allowed"));
        }

        if (tags.FirstOrDefault(tag => tag.Length > MessageRules.MaxTagLength) is { } tag)
        {
            throw ProtocolError.OutOfRange.Of(operation, $"msgTag '{tag}'");
        }
    }

    public static void CheckRoutingKey(Operation operation, string? key)
    {
        if (key is null)
        {
            throw ProtocolError.NoRoutingKey.Of(operation);
        }

        if (Encoding.UTF8.GetByteCount(key) > MessageRules.MaxTagLength)
        {
            throw ProtocolError.OutOfRange.Of(operation, $"routingKey '{key}'");
        }

        if (key.Count(character => character == '.') > SubscriptionRules.MaxBindingKeyDots)
        {
            throw ProtocolError.TooManyDots.Of(operation);
        }
    }

    private static int SizeOf(Operation operation, string body)
    {
        try
        {
            return StrictUtf8.GetByteCount(body);
        }
        catch (EncoderFallbackException)
        {
            throw ProtocolError.Parameter.Of(operation, "half a surrogate pair has no UTF-8 form");
        }
    }

    private static CmqServiceException TooLong(Operation operation, int size, long maxMsgSize) => ProtocolError.BodyTooLong.Of(
        operation,
        string.Create(CultureInfo.InvariantCulture, $"{size} bytes, and at most {maxMsgSize} are allowed (maxMsgSize)"));

    private static CmqServiceException BatchSize(Operation operation, int count) => ProtocolError.BatchSize.Of(
        operation,
        string.Create(CultureInfo.InvariantCulture, $"{count}, and 1 to {MaxBatch} are allowed"));

    private static CmqServiceException Delay(Operation operation, long delaySeconds, QueueRecord queue, CmqEdition edition) =>
        (edition == CmqEdition.Classic ? ProtocolError.OutOfRange : ProtocolError.Delay).Of(
            operation,
            string.Create(CultureInfo.InvariantCulture, $"delaySeconds {delaySeconds}, and 0 to {queue.MaxDelaySeconds} are allowed"));

    private static CmqServiceException Wait(Operation operation, TimeSpan wait) => ProtocolError.OutOfRange.Of(
        operation,
        string.Create(CultureInfo.InvariantCulture, $"pollingWaitSeconds {wait.TotalSeconds}, and 0 to {MaxPollingWaitSeconds} are allowed"));
}
