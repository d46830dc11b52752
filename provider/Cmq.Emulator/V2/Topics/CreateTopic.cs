namespace Cmq.Emulator;

internal sealed class CreateTopic() : V2Action(nameof(CreateTopic))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, settings) = (arguments.Text("topicName"), new TopicSettings { MaxMsgSize = arguments.OptionalInteger("maxMsgSize") });
        FilterType? filterType = arguments.OptionalInteger("filterType") switch
        {
            null => null,
            1 => FilterType.FilterTag,
            2 => FilterType.BindingKey,
            var other => throw V2Arguments.OutOfRange("filterType", other.Value, "1 (filterTag) or 2 (bindingKey)"),
        };
        return async call =>
        {
            var id = await call.Management.CreateTopicAsync(name, settings, filterType, cancellationToken: call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.Member("topicId", id));
        };
    }
}
