using System.Globalization;
using System.Text;

namespace Cmq.Broker;

/// <summary>What is refused of a message by itself.</summary>
internal static class MessageRules
{
    /// <summary>How many tags a message can carry.</summary>
    public const int MaxTags = 5;

    /// <summary>The longest tag of a message, in characters, and the longest routing key, in UTF-8 bytes.</summary>
    public const int MaxTagLength = 64;

    private const int MaxDots = SubscriptionRules.MaxBindingKeyDots;

    public static IEnumerable<CmqRefusal> CheckContent(string content, long maxMsgSize, CmqEdition edition)
    {
        if (UnicodeText.Check("msgContent", content, edition) is { } text)
        {
            yield return text;
        }
        else if (Encoding.UTF8.GetByteCount(content) is var size && (size == 0 || size > maxMsgSize))
        {
            yield return new("msgContent", $"a message of {Text(size)} bytes", $"1 to {Text(maxMsgSize)} bytes (maxMsgSize)", edition);
        }
    }

    public static IEnumerable<CmqRefusal> CheckDelay(long delaySeconds, long maxDelaySeconds, CmqEdition edition)
    {
        if (delaySeconds < 0 || delaySeconds > maxDelaySeconds)
        {
            yield return new("delaySeconds", Text(delaySeconds), $"0 to {Text(maxDelaySeconds)} seconds", edition);
        }
    }

    /// <summary>Checks what a message is published with: tags on a topic that filters by tags, and one routing key on the other kind.</summary>
    public static IEnumerable<CmqRefusal> CheckTags(IReadOnlyList<string> tags, FilterType filterType, CmqEdition edition) =>
        filterType == FilterType.BindingKey ? CheckRoutingKey(tags, edition) : CheckTags(tags, edition);

    private static IEnumerable<CmqRefusal> CheckTags(IReadOnlyList<string> tags, CmqEdition edition)
    {
        if (tags.Count > MaxTags)
        {
            yield return new("msgTag", $"{Text(tags.Count)} tags", $"at most {MaxTags} tags", edition);
        }

        foreach (var tag in tags.Where(tag => tag.Length > MaxTagLength))
        {
            yield return new("msgTag", $"'{tag}'", $"at most {MaxTagLength} characters", edition);
        }
    }

    private static IEnumerable<CmqRefusal> CheckRoutingKey(IReadOnlyList<string> tags, CmqEdition edition)
    {
        if (tags.Count != 1)
        {
            var given = tags.Count == 0 ? null : $"{Text(tags.Count)} tags";
            yield return new("msgTag", given, "a message on a topic with filterType 2 has one routing key", edition);
        }
        else if (Encoding.UTF8.GetByteCount(tags[0]) > MaxTagLength || tags[0].Count(character => character == '.') > MaxDots)
        {
            yield return new("msgTag", $"'{tags[0]}'", $"a routing key of at most {MaxTagLength} bytes with at most {MaxDots} dots", edition);
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
