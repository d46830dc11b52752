using System.Globalization;

namespace Cmq.Cli;

/// <summary>How many messages a queue holds.</summary>
/// <param name="Active">Those that can be received.</param>
/// <param name="Inactive">Those that were received and are hidden.</param>
/// <param name="Delayed">Those that can be received later.</param>
internal sealed record MessageCounts(long Active, long Inactive, long Delayed)
{
    /// <summary>All of them.</summary>
    public long Total => Active + Inactive + Delayed;

    /// <summary>The number for people: <c>1 message</c>, <c>1,200 messages</c>.</summary>
    public string Words => Total.ToString("#,0", CultureInfo.InvariantCulture) + (Total == 1 ? " message" : " messages");

    /// <summary>The number, and how it is made up: <c>3 messages: 2 active, 1 inactive, 0 delayed</c>.</summary>
    public override string ToString() => Total == 0
        ? "no messages"
        : string.Create(CultureInfo.InvariantCulture, $"{Words}: {Active:#,0} active, {Inactive:#,0} inactive, {Delayed:#,0} delayed");
}
