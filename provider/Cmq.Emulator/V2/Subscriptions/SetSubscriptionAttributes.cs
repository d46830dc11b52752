namespace Cmq.Emulator;

internal sealed class SetSubscriptionAttributes() : V2Action(nameof(SetSubscriptionAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name, given) = (arguments.Text("topicName"), arguments.Text("subscriptionName"), V2SubscriptionSettings.Read(arguments));
        var (protocol, endpoint) = (arguments.OptionalText("protocol"), arguments.OptionalText("endpoint"));
        return async call =>
        {
            var present = await V2Subscriptions.FindAsync(call, topic, name).ConfigureAwait(false);
            RefuseAnotherTarget(present, protocol, endpoint);
            var changes = await V2SubscriptionSettings.WithoutSurplusAsync(call, topic, present.Protocol, given).ConfigureAwait(false);
            await call.Management.ModifySubscriptionAsync(topic, name, changes, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }

    // Neither is a parameter of this action. One SDK sends both every time: as they are, that says nothing; a success on others would be a lie.
    private static void RefuseAnotherTarget(SubscriptionDescription present, string? protocol, string? endpoint)
    {
        if (protocol is not null && protocol != present.Protocol.Value)
        {
            throw new V2RefusalException(4000, 10510, $"the protocol of a subscription cannot be changed: it is {present.Protocol.Value}");
        }

        // The names of queues are compared without regard to case, as everywhere.
        var comparison = present.Protocol == SubscriptionProtocol.Queue ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (endpoint is not null && !string.Equals(endpoint, present.Endpoint, comparison))
        {
            throw new V2RefusalException(4000, 10500, $"the endpoint of a subscription cannot be changed: it is {present.Endpoint}");
        }
    }
}
