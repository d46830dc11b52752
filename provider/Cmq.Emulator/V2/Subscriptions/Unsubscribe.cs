namespace Cmq.Emulator;

internal sealed class Unsubscribe() : V2Action(nameof(Unsubscribe))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name) = (arguments.Text("topicName"), arguments.Text("subscriptionName"));
        return async call =>
        {
            await call.Management.DeleteSubscriptionAsync(topic, name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
