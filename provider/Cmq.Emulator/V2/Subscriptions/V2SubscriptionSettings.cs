namespace Cmq.Emulator;

/// <summary>The settings of a subscription as parameters.</summary>
internal static class V2SubscriptionSettings
{
    public static SubscriptionSettings Read(V2Arguments arguments) => new()
    {
        NotifyStrategy = arguments.OptionalText("notifyStrategy") is { } strategy ? new NotifyStrategy(strategy) : null,
        NotifyContentFormat = arguments.OptionalText("notifyContentFormat") is { } format ? new NotifyContentFormat(format) : null,
        FilterTags = arguments.OptionalList("filterTag", "filterTags"),

        // One official SDK misspells it.
        BindingKeys = arguments.OptionalList("bindingKey", "bindindKey"),
    };

    /// <summary>
    /// Leaves out what the SDKs send although it says nothing where they send it, as the vendor's own live tests do: the format JSON for a
    /// subscription that delivers into a queue, which always gets the plain message, and binding keys on a topic that filters by tags.
    /// </summary>
    public static async Task<SubscriptionSettings> WithoutSurplusAsync(
        V2Call call,
        string topicName,
        SubscriptionProtocol protocol,
        SubscriptionSettings settings)
    {
        var isQueue = protocol == SubscriptionProtocol.Queue;
        var hasKeys = settings.BindingKeys is { Count: > 0 };
        return settings with
        {
            NotifyContentFormat = isQueue && settings.NotifyContentFormat == NotifyContentFormat.Json ? null : settings.NotifyContentFormat,
            BindingKeys = hasKeys && await FiltersByTagsAsync(call, topicName).ConfigureAwait(false) ? null : settings.BindingKeys,
        };
    }

    private static async Task<bool> FiltersByTagsAsync(V2Call call, string topicName) =>
        (await call.Management.DescribeTopicAsync(topicName, call.CancellationToken).ConfigureAwait(false)).FilterType == FilterType.FilterTag;
}
