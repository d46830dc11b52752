namespace Cmq.Broker;

/// <summary>What the filters of a subscription must be on its topic.</summary>
internal static class SubscriptionFilters
{
    /// <summary>Checks the filters as they are to hold.</summary>
    public static IEnumerable<CmqRefusal> Check(TopicRecord topic, SubscriptionRecord subscription, CmqEdition edition)
    {
        if (topic.FilterType == FilterType.BindingKey && !subscription.FilterTags.IsEmpty)
        {
            yield return new("filterTags", Words(subscription.FilterTags), Rule(topic, "have binding keys, not tags"), edition);
        }

        if (topic.FilterType == FilterType.BindingKey && subscription.BindingKeys.IsEmpty)
        {
            yield return new("bindingKeys", null, Rule(topic, "have one binding key or more"), edition);
        }

        if (topic.FilterType == FilterType.FilterTag && !subscription.BindingKeys.IsEmpty)
        {
            yield return new("bindingKeys", Words(subscription.BindingKeys), Rule(topic, "have tags, not binding keys"), edition);
        }

        var texts = CheckText("filterTags", subscription.FilterTags, edition).Concat(CheckText("bindingKeys", subscription.BindingKeys, edition));
        foreach (var refusal in texts)
        {
            yield return refusal;
        }
    }

    /// <summary>
    /// Checks that a change does not mean to remove tags with an empty list: nothing documents that a list which is empty does, and there
    /// is an action for it. Where there are no tags, the list changes nothing and is fine.
    /// </summary>
    public static IEnumerable<CmqRefusal> CheckEmptied(SubscriptionRecord present, SubscriptionSettings changes, CmqEdition edition)
    {
        if (changes.FilterTags is { Count: 0 } && !present.FilterTags.IsEmpty)
        {
            yield return new("filterTags", "an empty list", "a change does not remove all tags; ClearCmqSubscriptionFilterTags does", edition);
        }
    }

    private static IEnumerable<CmqRefusal> CheckText(string property, IEnumerable<string> filters, CmqEdition edition) =>
        filters.Select(filter => UnicodeText.Check(property, filter, edition)).OfType<CmqRefusal>();

    private static string Rule(TopicRecord topic, string rule) =>
        $"topic '{topic.Name}' has filterType {topic.FilterType:D}, so its subscriptions {rule}";

    private static string Words(IEnumerable<string> filters) => string.Join(", ", filters.Select(filter => $"'{filter}'"));
}
