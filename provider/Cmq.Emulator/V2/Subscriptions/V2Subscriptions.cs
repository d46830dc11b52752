namespace Cmq.Emulator;

/// <summary>Finds a subscription; the service has only a search by a part of its name.</summary>
internal static class V2Subscriptions
{
    /// <exception cref="V2RefusalException">There is none of the name.</exception>
    /// <exception cref="CmqServiceException">There is no such topic.</exception>
    public static async Task<SubscriptionDescription> FindAsync(V2Call call, string topicName, string name)
    {
        var candidates = call.Management.ListSubscriptionsAsync(new() { TopicName = topicName, NameContains = name }, call.CancellationToken);
        await foreach (var candidate in candidates.ConfigureAwait(false))
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
            {
                return candidate;
            }
        }

        throw new V2RefusalException(4440, 10600, $"topic '{topicName}' has no subscription '{name}'");
    }
}
