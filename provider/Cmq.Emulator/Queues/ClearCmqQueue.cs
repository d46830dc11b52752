namespace Cmq.Emulator;

internal sealed class ClearCmqQueue() : ApiAction(nameof(ClearCmqQueue), QueueParameters.QueueName)
{
    public override Task RunAsync(ApiCall call) => call.Management.ClearQueueAsync(call.Get(QueueParameters.QueueName), call.CancellationToken);
}
