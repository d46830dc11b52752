using System.Text;

namespace Cmq;

/// <summary>What an edition refuses of a subscription by itself.</summary>
public static class SubscriptionRules
{
    /// <summary>How many filter tags, and how many binding keys, a subscription can have.</summary>
    public const int MaxFilters = 5;

    /// <summary>The longest filter tag, in characters.</summary>
    public const int MaxFilterTagLength = 16;

    /// <summary>The longest binding key, in UTF-8 bytes.</summary>
    public const int MaxBindingKeyBytes = 64;

    /// <summary>How many dots a binding key can have.</summary>
    public const int MaxBindingKeyDots = 15;

    /// <summary>The longest URL of an http endpoint, in characters.</summary>
    public const int MaxUrlLength = 500;

    /// <summary>Checks a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="edition">The edition.</param>
    public static CmqRefusal? Check(SubscriptionProtocol protocol, CmqEdition edition) =>
        SubscriptionProtocol.All.Contains(protocol) ? null : OneOf("protocol", protocol.Value, "http or queue", edition);

    /// <summary>Checks an endpoint.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="endpoint">A URL for <c>http</c>, a queue's name for <c>queue</c>.</param>
    /// <param name="edition">The edition.</param>
    public static CmqRefusal? CheckEndpoint(SubscriptionProtocol protocol, string endpoint, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (protocol == SubscriptionProtocol.Queue)
        {
            return CmqNames.Check(CmqNameKind.Queue, endpoint, edition, "endpoint");
        }

        var wellFormed = endpoint.Length <= MaxUrlLength
            && endpoint.StartsWith("http://", StringComparison.Ordinal)
            && !endpoint.Any(char.IsWhiteSpace)
            && Uri.TryCreate(endpoint, UriKind.Absolute, out var url)
            && url.Host.Length > 0;
        return wellFormed ? null : new("endpoint", $"'{endpoint}'", $"an URL that starts with http://, without blanks, at most {MaxUrlLength} characters", edition);
    }

    /// <summary>Checks the settings of a subscription. Members that are null are not checked.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="protocol">The subscription's protocol; null when it is not known.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>The refusals; none when all is well.</returns>
    public static IEnumerable<CmqRefusal> Check(SubscriptionSettings settings, SubscriptionProtocol? protocol, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.NotifyStrategy is { } strategy && !NotifyStrategy.All.Contains(strategy))
        {
            yield return OneOf("notifyStrategy", strategy.Value, "BACKOFF_RETRY or EXPONENTIAL_DECAY_RETRY", edition);
        }

        if (settings.NotifyContentFormat is { } format)
        {
            if (!NotifyContentFormat.All.Contains(format))
            {
                yield return OneOf("notifyContentFormat", format.Value, "JSON or SIMPLIFIED", edition);
            }
            else if (protocol == SubscriptionProtocol.Queue && format != NotifyContentFormat.Simplified)
            {
                yield return OneOf("notifyContentFormat", format.Value, "a subscription of protocol queue takes SIMPLIFIED only", edition);
            }
        }

        foreach (var refusal in FilterTags(settings.FilterTags ?? [], edition).Concat(BindingKeys(settings.BindingKeys ?? [], edition)))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<CmqRefusal> FilterTags(IReadOnlyList<string> tags, CmqEdition edition)
    {
        if (tags.Count > MaxFilters)
        {
            yield return new("filterTags", $"a list of {tags.Count}", $"at most {MaxFilters} tags", edition);
        }

        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Length is 0 or > MaxFilterTagLength)
            {
                yield return new($"filterTags[{i}]", $"'{tags[i]}'", $"1 to {MaxFilterTagLength} characters", edition);
            }
        }
    }

    private static IEnumerable<CmqRefusal> BindingKeys(IReadOnlyList<string> keys, CmqEdition edition)
    {
        if (keys.Count > MaxFilters)
        {
            yield return new("bindingKeys", $"a list of {keys.Count}", $"at most {MaxFilters} keys", edition);
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(keys[i]) is 0 or > MaxBindingKeyBytes)
            {
                yield return new($"bindingKeys[{i}]", $"'{keys[i]}'", $"1 to {MaxBindingKeyBytes} bytes", edition);
            }
            else if (keys[i].Count(character => character == '.') > MaxBindingKeyDots)
            {
                yield return new($"bindingKeys[{i}]", $"'{keys[i]}'", $"at most {MaxBindingKeyDots} dots", edition);
            }
        }
    }

    private static CmqRefusal OneOf(string property, string value, string limit, CmqEdition edition) => new(property, $"'{value}'", limit, edition);
}
