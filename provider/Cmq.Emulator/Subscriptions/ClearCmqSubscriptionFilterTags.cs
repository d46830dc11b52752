namespace Cmq.Emulator;

internal sealed class ClearCmqSubscriptionFilterTags() : ApiAction(
    nameof(ClearCmqSubscriptionFilterTags),
    SubscriptionParameters.TopicName,
    SubscriptionParameters.SubscriptionName)
{
    public override Task RunAsync(ApiCall call) => call.Management.ClearSubscriptionFilterTagsAsync(
        call.Get(SubscriptionParameters.TopicName), call.Get(SubscriptionParameters.SubscriptionName), call.CancellationToken);
}
