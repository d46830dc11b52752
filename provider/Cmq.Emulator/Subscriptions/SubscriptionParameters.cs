namespace Cmq.Emulator;

/// <summary>The parameters of a subscription that more than one action has.</summary>
internal static class SubscriptionParameters
{
    public static readonly Parameter<string> TopicName = Parameter.Text("TopicName");
    public static readonly Parameter<string> SubscriptionName = Parameter.Text("SubscriptionName");
    public static readonly Parameter<string?> NotifyStrategyParameter = Parameter.OptionalText("NotifyStrategy");
    public static readonly Parameter<string?> NotifyContentFormatParameter = Parameter.OptionalText("NotifyContentFormat");
    public static readonly Parameter<IReadOnlyList<string>?> BindingKey = Parameter.OptionalList("BindingKey", ParameterTypes.Text);

    /// <summary>Reads the settings; the filter tags have one name in a creation and another in a change.</summary>
    public static SubscriptionSettings Read(ApiCall call, Parameter<IReadOnlyList<string>?> filterTags) => new()
    {
        NotifyStrategy = call.Get(NotifyStrategyParameter) is { } strategy ? new NotifyStrategy(strategy) : null,
        NotifyContentFormat = call.Get(NotifyContentFormatParameter) is { } format ? new NotifyContentFormat(format) : null,
        FilterTags = call.Get(filterTags),
        BindingKeys = call.Get(BindingKey),
    };
}
