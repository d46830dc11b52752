namespace Cmq.Emulator;

internal sealed class SendCmqMsg() : ApiAction(nameof(SendCmqMsg), QueueParameters.QueueName, MsgContent, DelaySeconds)
{
    private static readonly Parameter<string> MsgContent = Parameter.Text("MsgContent");
    private static readonly Parameter<long> DelaySeconds = Parameter.Integer("DelaySeconds");

    public override async Task RunAsync(ApiCall call)
    {
        var id = await call.Management.SendTestMessageAsync(
            call.Get(QueueParameters.QueueName), call.Get(MsgContent), call.Get(DelaySeconds), call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("Result", true);
        call.Answer.Member("MsgId", id);
    }
}
