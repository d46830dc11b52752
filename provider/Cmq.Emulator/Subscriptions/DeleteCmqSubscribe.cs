namespace Cmq.Emulator;

internal sealed class DeleteCmqSubscribe() : ApiAction(
    nameof(DeleteCmqSubscribe),
    SubscriptionParameters.TopicName,
    SubscriptionParameters.SubscriptionName)
{
    public override Task RunAsync(ApiCall call) => call.Management.DeleteSubscriptionAsync(
        call.Get(SubscriptionParameters.TopicName), call.Get(SubscriptionParameters.SubscriptionName), call.CancellationToken);
}
