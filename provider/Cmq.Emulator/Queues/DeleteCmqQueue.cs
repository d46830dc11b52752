namespace Cmq.Emulator;

internal sealed class DeleteCmqQueue() : ApiAction(nameof(DeleteCmqQueue), QueueParameters.QueueName)
{
    public override Task RunAsync(ApiCall call) => call.Management.DeleteQueueAsync(call.Get(QueueParameters.QueueName), call.CancellationToken);
}
