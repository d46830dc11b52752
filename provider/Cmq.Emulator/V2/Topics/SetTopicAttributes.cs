namespace Cmq.Emulator;

internal sealed class SetTopicAttributes() : V2Action(nameof(SetTopicAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, changes) = (arguments.Text("topicName"), new TopicSettings { MaxMsgSize = arguments.OptionalInteger("maxMsgSize") });
        return async call =>
        {
            await call.Management.ModifyTopicAsync(name, changes, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
