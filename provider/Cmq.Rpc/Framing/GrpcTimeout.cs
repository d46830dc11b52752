using System.Globalization;

namespace Cmq.Rpc;

/// <summary>The header <c>grpc-timeout</c>: at most eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    public const string Name = "grpc-timeout";

    private const long MaxDigits = 99_999_999;

    // Longer than any call, and still a time that timers take.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>The shortest form that loses nothing a timer would notice; rounded up, so that no side gives up early.</summary>
    public static string Format(TimeSpan timeout)
    {
        var millis = (long)Math.Ceiling(Math.Clamp(timeout.TotalMilliseconds, 0, Longest.TotalMilliseconds));
        return millis <= MaxDigits
            ? string.Create(CultureInfo.InvariantCulture, $"{millis}m")
            : string.Create(CultureInfo.InvariantCulture, $"{(millis + 999) / 1000}S");
    }

    /// <summary>The time that is left to a call, at most 24 days.</summary>
    public static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > 9
            || !long.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        long? ticks = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour * count,
            'M' => TimeSpan.TicksPerMinute * count,
            'S' => TimeSpan.TicksPerSecond * count,
            'm' => TimeSpan.TicksPerMillisecond * count,
            'u' => TimeSpan.TicksPerMicrosecond * count,
            'n' => count / TimeSpan.NanosecondsPerTick,
            _ => null,
        };
        timeout = new TimeSpan(Math.Min(ticks ?? 0, Longest.Ticks));
        return ticks is not null;
    }
}
