namespace Cmq.Emulator;

internal sealed class UnbindCmqDeadLetter() : ApiAction(nameof(UnbindCmqDeadLetter), SourceQueueName)
{
    private static readonly Parameter<string> SourceQueueName = Parameter.Text("SourceQueueName");

    public override Task RunAsync(ApiCall call) => call.Management.UnbindDeadLetterAsync(call.Get(SourceQueueName), call.CancellationToken);
}
