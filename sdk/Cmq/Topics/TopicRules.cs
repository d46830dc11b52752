using System.Globalization;

namespace Cmq;

/// <summary>What an edition refuses of a topic by itself.</summary>
public static class TopicRules
{
    /// <summary>Checks the settings of a topic. Members that are null are not checked.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="filterType">The filter type; null when it is not given.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>The refusals; none when all is well.</returns>
    public static IEnumerable<CmqRefusal> Check(TopicSettings settings, FilterType? filterType, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.MaxMsgSize is { } size && TopicAttributes.MaxMsgSize.Check(size, edition) is { } refusal)
        {
            yield return refusal;
        }

        if (filterType is { } type && type is not (FilterType.FilterTag or FilterType.BindingKey))
        {
            yield return new("filterType", ((int)type).ToString(CultureInfo.InvariantCulture), "1 (filter tags) or 2 (binding keys)", edition);
        }

        if (settings.Trace == true && !QueueAttributes.HasTdmqFeatures(edition))
        {
            yield return new("trace", "true", "not an attribute of this edition", edition)
            {
                AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022],
            };
        }
    }
}
