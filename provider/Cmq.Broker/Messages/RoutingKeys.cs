namespace Cmq.Broker;

/// <summary>
/// How a binding key matches a routing key: both are words with dots between them; in a binding key <c>*</c> stands for one word that is
/// not empty, and <c>#</c> for any number of words, none included. These are the rules of RabbitMQ's topic exchange, with which the TDMQ
/// documentation calls itself compatible.
/// </summary>
internal static class RoutingKeys
{
    public static bool Matches(string bindingKey, string routingKey)
    {
        var pattern = bindingKey.Split('.');
        var words = routingKey.Split('.');
        var (p, w) = (0, 0);

        // Where to go on when a word does not fit: after the last '#', which then takes one word more.
        var (lastHash, wordsTaken) = (-1, 0);
        while (w < words.Length)
        {
            if (p < pattern.Length && pattern[p] == "#")
            {
                (lastHash, wordsTaken) = (p++, w);
            }
            else if (p < pattern.Length && Fits(pattern[p], words[w]))
            {
                p++;
                w++;
            }
            else if (lastHash >= 0)
            {
                p = lastHash + 1;
                w = ++wordsTaken;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept("#") < 0;
    }

    private static bool Fits(string pattern, string word) =>
        pattern == "*" ? word.Length > 0 : string.Equals(pattern, word, StringComparison.Ordinal);
}
