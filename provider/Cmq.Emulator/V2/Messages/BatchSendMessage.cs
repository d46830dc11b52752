namespace Cmq.Emulator;

internal sealed class BatchSendMessage() : V2Action(nameof(BatchSendMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, bodies, delay) = (arguments.Text("queueName"), arguments.Batch("msgBody"), arguments.DelaySeconds());
        return async call =>
        {
            var sent = await call.Messaging.SendMessagesAsync(queue, bodies, delay, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.MessageIds(sent));
        };
    }
}
