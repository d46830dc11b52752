namespace Cmq.Emulator;

internal sealed class PublishCmqMsg() : ApiAction(nameof(PublishCmqMsg), TopicParameters.TopicName, MsgContent, MsgTag)
{
    private static readonly Parameter<string> MsgContent = Parameter.Text("MsgContent");
    private static readonly Parameter<IReadOnlyList<string>?> MsgTag = Parameter.OptionalList("MsgTag", ParameterTypes.Text);

    public override async Task RunAsync(ApiCall call)
    {
        var id = await call.Management.PublishTestMessageAsync(
            call.Get(TopicParameters.TopicName), call.Get(MsgContent), call.Get(MsgTag), call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("Result", true);
        call.Answer.Member("MsgId", id);
    }
}
