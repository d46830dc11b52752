namespace Cmq.Emulator;

internal sealed class DeleteQueue() : V2Action(nameof(DeleteQueue))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var name = arguments.Text("queueName");
        return async call =>
        {
            await call.Management.DeleteQueueAsync(name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
