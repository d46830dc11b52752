namespace Cmq.Emulator;

/// <summary>The documentation marks <c>TopicName</c> as optional and does not say which topic comes without it; here it is required.</summary>
internal sealed class DescribeCmqTopicDetail() : ApiAction(nameof(DescribeCmqTopicDetail), TopicParameters.TopicName)
{
    public override async Task RunAsync(ApiCall call)
    {
        var topic = await call.Management.DescribeTopicAsync(call.Get(TopicParameters.TopicName), call.CancellationToken).ConfigureAwait(false);
        call.Answer.WritePropertyName("TopicDescribe");
        TopicAnswer.Write(call.Answer, topic);
    }
}
