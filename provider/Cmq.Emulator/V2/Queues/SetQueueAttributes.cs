namespace Cmq.Emulator;

internal sealed class SetQueueAttributes() : V2Action(nameof(SetQueueAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, changes) = (arguments.Text("queueName"), V2QueueSettings.Read(arguments));
        return async call =>
        {
            await call.Management.ModifyQueueAsync(name, changes, call.CancellationToken).ConfigureAwait(false);
            var queue = await call.Management.DescribeQueueAsync(name, call.CancellationToken).ConfigureAwait(false);
            var deadLetterQueueId = await V2QueueMembers.DeadLetterQueueIdAsync(call, queue.Settings).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                writer.Member("queueId", queue.QueueId);
                V2QueueMembers.WriteSettings(writer, queue.Settings, deadLetterQueueId);
            });
        };
    }
}
