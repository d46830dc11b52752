namespace Cmq.Emulator;

internal sealed class CreateCmqTopic() : ApiAction(
    nameof(CreateCmqTopic),
    TopicParameters.TopicName,
    TopicParameters.MaxMsgSize,
    FilterTypeParameter,
    TopicParameters.MsgRetentionSeconds,
    TopicParameters.Trace,
    TagParameters.Tags)
{
    private static readonly Parameter<long?> FilterTypeParameter = Parameter.OptionalUnsigned("FilterType");

    public override async Task RunAsync(ApiCall call)
    {
        FilterType? filterType = call.Get(FilterTypeParameter) switch
        {
            null => null,
            1 => FilterType.FilterTag,
            2 => FilterType.BindingKey,
            var other => throw ParameterTypes.WrongValue(FilterTypeParameter.Name, other.Value, "1 (tags) or 2 (routing keys)"),
        };
        var id = await call.Management.CreateTopicAsync(
            call.Get(TopicParameters.TopicName), TopicParameters.Read(call), filterType, TagParameters.Read(call), call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("TopicId", id);
    }
}
