namespace Cmq.Emulator;

internal sealed class Subscribe() : V2Action(nameof(Subscribe))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name) = (arguments.Text("topicName"), arguments.Text("subscriptionName"));
        var (protocol, endpoint) = (new SubscriptionProtocol(arguments.Text("protocol")), arguments.Text("endpoint"));
        var given = V2SubscriptionSettings.Read(arguments);
        return async call =>
        {
            var settings = await V2SubscriptionSettings.WithoutSurplusAsync(call, topic, protocol, given).ConfigureAwait(false);
            var id = await call.Management.CreateSubscriptionAsync(topic, name, protocol, endpoint, settings, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.Member("subscriptionId", id));
        };
    }
}
