namespace Cmq.Emulator;

internal sealed class CreateCmqSubscribe() : ApiAction(
    nameof(CreateCmqSubscribe),
    SubscriptionParameters.TopicName,
    SubscriptionParameters.SubscriptionName,
    Protocol,
    Endpoint,
    SubscriptionParameters.NotifyStrategyParameter,
    FilterTag,
    SubscriptionParameters.BindingKey,
    SubscriptionParameters.NotifyContentFormatParameter)
{
    private static readonly Parameter<string> Protocol = Parameter.Text("Protocol");
    private static readonly Parameter<string> Endpoint = Parameter.Text("Endpoint");

    // In the singular here, and nowhere else.
    private static readonly Parameter<IReadOnlyList<string>?> FilterTag = Parameter.OptionalList("FilterTag", ParameterTypes.Text);

    public override async Task RunAsync(ApiCall call)
    {
        var id = await call.Management.CreateSubscriptionAsync(
            call.Get(SubscriptionParameters.TopicName),
            call.Get(SubscriptionParameters.SubscriptionName),
            new SubscriptionProtocol(call.Get(Protocol)),
            call.Get(Endpoint),
            SubscriptionParameters.Read(call, FilterTag),
            call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("SubscriptionId", id);
    }
}
