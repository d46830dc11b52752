namespace Cmq.Emulator;

internal sealed class CreateQueue() : V2Action(nameof(CreateQueue))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, settings) = (arguments.Text("queueName"), V2QueueSettings.Read(arguments));
        return async call =>
        {
            var id = await call.Management.CreateQueueAsync(name, settings, cancellationToken: call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.Member("queueId", id));
        };
    }
}
