namespace Cmq.Emulator;

internal sealed class DeleteCmqTopic() : ApiAction(nameof(DeleteCmqTopic), TopicParameters.TopicName)
{
    public override Task RunAsync(ApiCall call) => call.Management.DeleteTopicAsync(call.Get(TopicParameters.TopicName), call.CancellationToken);
}
