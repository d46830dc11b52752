using System.Globalization;

namespace Cmq.Cli;

/// <summary>Durations as people read them.</summary>
internal static class Times
{
    /// <summary>A duration: <c>0.12 s</c>, <c>4.5 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Of(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };
}
