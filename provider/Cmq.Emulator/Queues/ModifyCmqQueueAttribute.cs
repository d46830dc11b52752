namespace Cmq.Emulator;

internal sealed class ModifyCmqQueueAttribute() : ApiAction(
    nameof(ModifyCmqQueueAttribute),
    [QueueParameters.QueueName, .. QueueParameters.Settings])
{
    public override async Task RunAsync(ApiCall call)
    {
        var name = call.Get(QueueParameters.QueueName);
        var present = QueueParameters.HasPolicyMembers(call)
            ? (await call.Management.DescribeQueueAsync(name, call.CancellationToken).ConfigureAwait(false)).Settings
            : null;
        await call.Management.ModifyQueueAsync(name, QueueParameters.Read(call, present), call.CancellationToken).ConfigureAwait(false);
    }
}
