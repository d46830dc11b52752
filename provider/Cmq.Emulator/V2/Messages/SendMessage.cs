namespace Cmq.Emulator;

internal sealed class SendMessage() : V2Action(nameof(SendMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, body, delay) = (arguments.Text("queueName"), arguments.MessageBody(), arguments.DelaySeconds());
        return async call =>
        {
            var sent = await call.Messaging.SendMessageAsync(queue, body, delay, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.Member("msgId", sent.MessageId));
        };
    }
}
