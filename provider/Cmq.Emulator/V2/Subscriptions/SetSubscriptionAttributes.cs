namespace Cmq.Emulator;

internal sealed class SetSubscriptionAttributes() : V2Action(nameof(SetSubscriptionAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name, given) = (arguments.Text("topicName"), arguments.Text("subscriptionName"), V2SubscriptionSettings.Read(arguments));
        return async call =>
        {
            var present = await V2Subscriptions.FindAsync(call, topic, name).ConfigureAwait(false);
            var changes = await V2SubscriptionSettings.WithoutSurplusAsync(call, topic, present.Protocol, given).ConfigureAwait(false);
            await call.Management.ModifySubscriptionAsync(topic, name, changes, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
