namespace Cmq.Emulator;

internal sealed class CreateCmqQueue() : ApiAction(
    nameof(CreateCmqQueue),
    [QueueParameters.QueueName, .. QueueParameters.Settings, TagParameters.Tags])
{
    public override async Task RunAsync(ApiCall call)
    {
        var settings = QueueParameters.Read(call, present: null);
        var id = await call.Management.CreateQueueAsync(
            call.Get(QueueParameters.QueueName), settings, TagParameters.Read(call), call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("QueueId", id);
    }
}
