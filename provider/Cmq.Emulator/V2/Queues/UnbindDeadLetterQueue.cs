namespace Cmq.Emulator;

internal sealed class UnbindDeadLetterQueue() : V2Action(nameof(UnbindDeadLetterQueue))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var name = arguments.Text("queueName");
        return async call =>
        {
            await call.Management.UnbindDeadLetterAsync(name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.Done;
        };
    }
}
