namespace Cmq.Emulator;

internal sealed class DeleteMessage() : V2Action(nameof(DeleteMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (queue, handle) = (arguments.Text("queueName"), arguments.Text("receiptHandle"));
        return async call =>
        {
            await call.Messaging.DeleteMessageAsync(queue, handle, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
