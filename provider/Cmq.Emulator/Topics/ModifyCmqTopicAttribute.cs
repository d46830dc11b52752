namespace Cmq.Emulator;

internal sealed class ModifyCmqTopicAttribute() : ApiAction(
    nameof(ModifyCmqTopicAttribute),
    TopicParameters.TopicName,
    TopicParameters.MaxMsgSize,
    TopicParameters.MsgRetentionSeconds,
    TopicParameters.Trace)
{
    public override Task RunAsync(ApiCall call) =>
        call.Management.ModifyTopicAsync(call.Get(TopicParameters.TopicName), TopicParameters.Read(call), call.CancellationToken);
}
