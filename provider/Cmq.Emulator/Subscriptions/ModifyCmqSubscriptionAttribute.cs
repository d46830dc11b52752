namespace Cmq.Emulator;

internal sealed class ModifyCmqSubscriptionAttribute() : ApiAction(
    nameof(ModifyCmqSubscriptionAttribute),
    SubscriptionParameters.TopicName,
    SubscriptionParameters.SubscriptionName,
    SubscriptionParameters.NotifyStrategyParameter,
    SubscriptionParameters.NotifyContentFormatParameter,
    FilterTags,
    SubscriptionParameters.BindingKey)
{
    private static readonly Parameter<IReadOnlyList<string>?> FilterTags = Parameter.OptionalList("FilterTags", ParameterTypes.Text);

    public override Task RunAsync(ApiCall call) => call.Management.ModifySubscriptionAsync(
        call.Get(SubscriptionParameters.TopicName),
        call.Get(SubscriptionParameters.SubscriptionName),
        SubscriptionParameters.Read(call, FilterTags),
        call.CancellationToken);
}
