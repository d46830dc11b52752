namespace Cmq.Emulator;

internal sealed class GetQueueAttributes() : V2Action(nameof(GetQueueAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var name = arguments.Text("queueName");
        return async call =>
        {
            var queue = await call.Management.DescribeQueueAsync(name, call.CancellationToken).ConfigureAwait(false);
            var deadLetterQueueId = await V2QueueMembers.DeadLetterQueueIdAsync(call, queue.Settings).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                V2QueueMembers.WriteName(writer, queue);
                V2QueueMembers.WriteSettings(writer, queue.Settings, deadLetterQueueId);
                writer.Seconds("createTime", queue.CreateTime);
                writer.Seconds("lastModifyTime", queue.LastModifyTime);
                V2QueueMembers.WriteCounters(writer, queue);
            });
        };
    }
}
