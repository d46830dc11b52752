namespace Cmq.Emulator;

internal sealed class ClearSubscriptionFilterTags() : V2Action(nameof(ClearSubscriptionFilterTags))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name) = (arguments.Text("topicName"), arguments.Text("subscriptionName"));
        return async call =>
        {
            await call.Management.ClearSubscriptionFilterTagsAsync(topic, name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
