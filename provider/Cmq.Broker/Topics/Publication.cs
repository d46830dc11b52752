using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Broker;

/// <summary>How a published message finds its subscriptions, whichever action published it.</summary>
internal sealed class Publication(BrokerContext context)
{
    /// <summary>The subscriptions that a message reaches: by its tags or by its routing key, as the topic's type is.</summary>
    public static ImmutableArray<SubscriptionRecord> Matching(TopicRecord topic, IReadOnlyList<string> tags, string? routingKey) =>
        [.. topic.Subscriptions.Values.Where(subscription => Matches(topic, subscription, tags, routingKey))];

    /// <summary>Why messages can't be delivered to one of the subscriptions, now or later; null when they can. Then nothing is published to anybody.</summary>
    public string? Obstacle(BrokerState state, TopicRecord topic, SubscriptionRecord subscription)
    {
        var what = $"the message matches subscription '{topic.Name}/{subscription.Name}', which delivers to ";
        return !subscription.DeliversIntoQueue
            ? context.Push is null ? $"{what}{subscription.Endpoint}, and this broker does not push over http; nothing was published" : null
            : state.FindQueue(subscription.Endpoint) is { IsTransactional: true } queue
                ? $"{what}queue '{queue.Name}', a transaction queue, and this broker has no transactions of messages; nothing was published"
                : null;
    }

    /// <summary>Why a message is too long for the queue of a subscription; null when it is not.</summary>
    public static string? TooLong(BrokerState state, SubscriptionRecord subscription, int size) =>
        subscription.DeliversIntoQueue && state.FindQueue(subscription.Endpoint) is { } queue && size > queue.Settings.MaxMsgSize
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"queue '{queue.Name}' of subscription '{subscription.Name}' takes at most {queue.Settings.MaxMsgSize} bytes; nothing was published")
            : null;

    /// <summary>Delivers a message, or lets it wait with the subscriptions that it can't be delivered to yet.</summary>
    /// <returns>The message's id.</returns>
    public string Publish(BrokerState state, ImmutableArray<SubscriptionRecord> matching, string body, int size, IReadOnlyList<string>? tags)
    {
        var now = context.UnixNow;
        var message = new PublishedMessage(ObjectIds.NewMessageId(), body, size, tags, now);
        foreach (var subscription in matching)
        {
            subscription.Backlog.Deliver(state, message, now);
        }

        return message.Id;
    }

    private static bool Matches(TopicRecord topic, SubscriptionRecord subscription, IReadOnlyList<string> tags, string? routingKey) =>
        topic.FilterType == FilterType.BindingKey
            ? subscription.BindingKeys.Any(key => RoutingKeys.Matches(key, routingKey!))
            : subscription.FilterTags.IsEmpty || subscription.FilterTags.Any(tag => tags.Contains(tag, StringComparer.Ordinal));
}
