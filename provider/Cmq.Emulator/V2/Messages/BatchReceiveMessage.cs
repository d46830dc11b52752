namespace Cmq.Emulator;

internal sealed class BatchReceiveMessage() : V2Action(nameof(BatchReceiveMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, wait, number) = (arguments.Text("queueName"), arguments.PollingWait(), arguments.Integer("numOfMsg"));
        if (number is < 1 or > V2Lists.LargestBatch)
        {
            throw new V2RefusalException(4000, 10370, $"batch size out of range: numOfMsg is not 1 to {V2Lists.LargestBatch}");
        }

        return async call => await call.ReceiveAsync(queue, (int)number, wait).ConfigureAwait(false) is { Count: > 0 } messages
            ? V2Answer.With(writer => writer.Objects("msgInfoList", messages, MessageMembers.Write))
            : V2Answer.Failed(MessageMembers.NoMessage);
    }
}
