namespace Cmq.Emulator;

internal sealed class DescribeCmqQueueDetail() : ApiAction(nameof(DescribeCmqQueueDetail), QueueParameters.QueueName)
{
    public override async Task RunAsync(ApiCall call)
    {
        var queue = await call.Management.DescribeQueueAsync(call.Get(QueueParameters.QueueName), call.CancellationToken).ConfigureAwait(false);
        call.Answer.WritePropertyName("QueueDescribe");
        QueueAnswer.Write(call.Answer, queue);
    }
}
