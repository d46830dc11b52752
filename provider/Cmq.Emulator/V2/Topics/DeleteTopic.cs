namespace Cmq.Emulator;

internal sealed class DeleteTopic() : V2Action(nameof(DeleteTopic))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var name = arguments.Text("topicName");
        return async call =>
        {
            await call.Management.DeleteTopicAsync(name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
