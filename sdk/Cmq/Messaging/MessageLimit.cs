using System.Globalization;
using System.Text;

namespace Cmq;

/// <summary>What no queue and no topic takes, whatever its settings.</summary>
internal static class MessageLimit
{
    /// <summary>Most messages of a batch.</summary>
    public const int BatchCount = 16;

    /// <summary>The longest message, and the most that the messages of a batch have together, in bytes.</summary>
    public const int Bytes = 1_048_576;

    /// <summary>The longest wait of one receive.</summary>
    public static readonly TimeSpan PollingWait = TimeSpan.FromSeconds(30);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why a body can't be a message; null when it can.</summary>
    public static ArgumentException? Check(string body, string parameter, out int size)
    {
        size = 0;
        try
        {
            size = StrictUtf8.GetByteCount(body);
        }
        catch (EncoderFallbackException)
        {
            return new ArgumentException("The message has half a surrogate pair, which has no UTF-8 form. Send bytes as Base64.", parameter);
        }

        return size switch
        {
            0 => new ArgumentException("The message is empty: it has at least one byte.", parameter),
            > Bytes => new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The message has {size} bytes: at most {Bytes} are allowed."), parameter),
            _ => null,
        };
    }

    public static long WholeSeconds(TimeSpan delay, string parameter)
    {
        if (delay < TimeSpan.Zero || delay.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentOutOfRangeException(parameter, delay, "A delay is a whole number of seconds, 0 or more.");
        }

        return delay.Ticks / TimeSpan.TicksPerSecond;
    }

    public static void CheckCount(int count, string parameter)
    {
        if (count is < 1 or > BatchCount)
        {
            throw new ArgumentOutOfRangeException(parameter, count, "One call takes 1 to 16 messages.");
        }
    }
}
