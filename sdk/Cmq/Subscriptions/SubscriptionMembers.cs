using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>How a subscription is written in requests and answers.</summary>
internal static class SubscriptionMembers
{
    /// <summary>Writes the settings that are set.</summary>
    /// <param name="request">Where to.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="filterTags">The service's name of the filter tags, which is another one in each action.</param>
    public static void Write(JObject request, SubscriptionSettings settings, string filterTags)
    {
        if (settings.NotifyStrategy is { } strategy)
        {
            request["NotifyStrategy"] = strategy.Value;
        }

        if (settings.NotifyContentFormat is { } format)
        {
            request["NotifyContentFormat"] = format.Value;
        }

        if (settings.FilterTags is { } tags)
        {
            request[filterTags] = new JArray(tags);
        }

        if (settings.BindingKeys is { } keys)
        {
            request["BindingKey"] = new JArray(keys);
        }
    }

    /// <summary>Reads a subscription.</summary>
    /// <param name="subscription">The object in the answer.</param>
    /// <param name="topicName">The topic that was asked for: older shapes of the service leave its name out of the answer.</param>
    public static SubscriptionDescription Read(JObject subscription, string? topicName) => new()
    {
        TopicName = subscription.TextOrNull("TopicName") ?? topicName ?? "",
        Name = subscription.Text("SubscriptionName"),
        SubscriptionId = subscription.Text("SubscriptionId"),

        // The service's own documentation writes it in capitals in places.
        Protocol = new(subscription.Text("Protocol").ToLowerInvariant()),
        Endpoint = subscription.Text("Endpoint"),
        Settings = new()
        {
            NotifyStrategy = subscription.TextOrNull("NotifyStrategy") is { Length: > 0 } strategy ? new NotifyStrategy(strategy) : null,
            NotifyContentFormat = subscription.TextOrNull("NotifyContentFormat") is { Length: > 0 } format ? new NotifyContentFormat(format) : null,
            FilterTags = subscription.TextsOrNull("FilterTags"),
            BindingKeys = subscription.TextsOrNull("BindingKey"),
        },
        MsgCount = subscription.Number("MsgCount"),
        CreateTime = subscription.Time("CreateTime"),
        LastModifyTime = subscription.Time("LastModifyTime"),
        TopicOwner = subscription.NumberOrNull("TopicOwner"),
    };
}
