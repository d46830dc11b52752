namespace Cmq.Emulator;

internal sealed class ListSubscriptionByTopic() : V2Action(nameof(ListSubscriptionByTopic))
{
    private const int LargestLimit = 100;
    private const int LargestOffset = 1000;

    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, page) = (arguments.Text("topicName"), V2Page.Read(arguments, LargestLimit, LargestOffset));
        return async call =>
        {
            var subscriptions = await ListAsync(call, topic, page).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                writer.Member("totalCount", subscriptions.TotalCount);
                writer.Objects("subscriptionList", subscriptions.Items, (json, subscription) =>
                {
                    V2SubscriptionMembers.WriteName(json, subscription);
                    V2SubscriptionMembers.WriteTarget(json, subscription);
                });
            });
        };
    }

    private static async Task<CmqPage<SubscriptionDescription>> ListAsync(V2Call call, string topic, V2Page page)
    {
        try
        {
            return await page.CollectAsync((offset, limit) => call.Management.DescribeSubscriptionsAsync(
                new() { TopicName = topic, NameContains = page.SearchWord, Offset = offset, Limit = limit },
                call.CancellationToken)).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            // A live test of the vendor lists a topic that it has just deleted, and wants a success without subscriptions.
            return new([], 0);
        }
    }
}
