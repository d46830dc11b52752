namespace Cmq.Emulator;

internal sealed class ReceiveMessage() : V2Action(nameof(ReceiveMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, wait) = (arguments.Text("queueName"), arguments.PollingWait());
        return async call => await call.ReceiveAsync(queue, 1, wait).ConfigureAwait(false) is [var message, ..]
            ? V2Answer.With(writer => MessageMembers.Write(writer, message))
            : V2Answer.Failed(MessageMembers.NoMessage);
    }
}
