namespace Cmq.Broker;

/// <summary>What the filters of a subscription must be on its topic, whose filter type decides which kind of filter counts.</summary>
internal static class SubscriptionFilters
{
    /// <summary>Checks the filters as they are to hold.</summary>
    public static IEnumerable<CmqRefusal> Check(TopicRecord topic, SubscriptionRecord subscription, CmqEdition edition)
    {
        if (topic.FilterType == FilterType.BindingKey)
        {
            if (!subscription.FilterTags.IsEmpty)
            {
                yield return new("filterTags", Names(subscription.FilterTags), $"topic '{topic.Name}' has filterType 2: its subscriptions have binding keys, not tags", edition);
            }

            if (subscription.BindingKeys.IsEmpty)
            {
                yield return new("bindingKeys", null, $"topic '{topic.Name}' has filterType 2: each of its subscriptions has at least one", edition);
            }
        }
        else if (!subscription.BindingKeys.IsEmpty)
        {
            yield return new("bindingKeys", Names(subscription.BindingKeys), $"topic '{topic.Name}' has filterType 1: its subscriptions have tags, not binding keys", edition);
        }
    }

    /// <summary>
    /// Checks that a change does not mean to remove tags with an empty list: nothing documents that a list which is empty does, and there
    /// is an action for it. Where there are no tags, the list changes nothing and is fine.
    /// </summary>
    public static CmqRefusal? CheckEmptied(SubscriptionRecord present, SubscriptionSettings changes, CmqEdition edition) =>
        changes.FilterTags is { Count: 0 } && !present.FilterTags.IsEmpty
            ? new("filterTags", "an empty list", "a change does not remove all tags; ClearCmqSubscriptionFilterTags does", edition)
            : null;

    /// <summary>Checks that tags, keys and the endpoint have an UTF-8 form.</summary>
    public static IEnumerable<CmqRefusal> CheckText(SubscriptionSettings settings, string? endpoint, CmqEdition edition) =>
        from text in new[] { ("endpoint", endpoint ?? "") }
            .Concat((settings.FilterTags ?? []).Select(tag => ("filterTags", tag)))
            .Concat((settings.BindingKeys ?? []).Select(key => ("bindingKeys", key)))
        let refusal = UnicodeText.Check(text.Item1, text.Item2, edition)
        where refusal is not null
        select refusal;

    private static string Names(IEnumerable<string> filters) => string.Join(", ", filters.Select(filter => $"'{filter}'"));
}
