namespace Cmq.Client.Tests;

public sealed class HandleTests
{
    [Test]
    public async Task SetAttributes_LeavesTheRest()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 60, PollingWaitSeconds = 5 });
        await bench.Queue.SetAttributesAsync(new() { VisibilityTimeout = 90 });
        var settings = (await bench.Queue.GetAttributesAsync()).Settings;
        Assert.That((settings.VisibilityTimeout, settings.PollingWaitSeconds), Is.EqualTo((90L, 5L)));
    }

    [Test]
    public async Task Clear_DropsAllMessages()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(20);
        await bench.Queue.ClearAsync();
        Assert.That(await bench.CountsAsync(), Is.EqualTo("0 0 0"));
    }

    [Test]
    public async Task Rewind_BringsDeletedMessagesBack()
    {
        var bench = await Bench.NewAsync(new() { RewindSeconds = 3600 });
        await bench.SendAsync(3);
        await bench.Queue.DeleteBatchAsync(await bench.Queue.ReceiveBatchAsync());
        bench.Clock.Advance(60);
        await bench.Queue.RewindAsync(bench.Clock.GetUtcNow().AddSeconds(-60));
        Assert.That(await bench.CountsAsync(), Is.EqualTo("3 0 0"));
    }

    [Test]
    public async Task RemoveDeadLetterPolicy_TakesItAway()
    {
        var bench = await Bench.NewAsync();
        await bench.Account.CreateQueueAsync("dead");
        await bench.Queue.SetAttributesAsync(new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        var before = (await bench.Queue.GetAttributesAsync()).Settings.DeadLetterPolicy?.DeadLetterQueue;
        await bench.Queue.RemoveDeadLetterPolicyAsync();
        Assert.That((before, (await bench.Queue.GetAttributesAsync()).Settings.DeadLetterPolicy?.DeadLetterQueue), Is.EqualTo(("dead", (string?)null)));
    }

    [Test]
    public async Task ChangeTags_OfQueueAndTopic()
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        var changes = new CmqTagChanges { Replace = new Dictionary<string, string> { ["team"] = "shop" } };
        await bench.Queue.ChangeTagsAsync(changes);
        await topic.ChangeTagsAsync(changes);
        Assert.That(
            ((await bench.Queue.GetAttributesAsync()).Tags!["team"], (await topic.GetAttributesAsync()).Tags!["team"]),
            Is.EqualTo(("shop", "shop")));
    }

    [Test]
    public async Task FilterTags_SetAndEmptied_AreGone()
    {
        var (bench, subscription) = await SubscribedAsync(FilterType.FilterTag, new() { FilterTags = ["a"] });
        await subscription.SetFilterTagsAsync(["b", "c"]);
        var set = (await subscription.GetAttributesAsync()).Settings.FilterTags;
        await subscription.SetFilterTagsAsync([]);
        var emptied = (await subscription.GetAttributesAsync()).Settings.FilterTags;
        Assert.That((string.Join(" ", set!), emptied?.Count ?? 0), Is.EqualTo(("b c", 0)));
        await bench.Account.DisposeAsync();
    }

    [Test]
    public async Task BindingKeys_Set_DecideWhatPasses()
    {
        var (bench, subscription) = await SubscribedAsync(FilterType.BindingKey, new() { BindingKeys = ["order.*"] });
        await subscription.SetBindingKeysAsync(["invoice.#"]);
        await bench.Account.Topic("events").PublishAsync("hello", routingKey: "invoice.paid.late");
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "hello" }));
    }

    [Test]
    public async Task SetAttributes_OfASubscription_ChangesThem()
    {
        var (_, subscription) = await SubscribedAsync(FilterType.FilterTag, new());
        await subscription.SetAttributesAsync(new() { NotifyStrategy = NotifyStrategy.BackoffRetry });
        Assert.That((await subscription.GetAttributesAsync()).Settings.NotifyStrategy, Is.EqualTo(NotifyStrategy.BackoffRetry));
    }

    [Test]
    public async Task Topic_GetSubscriptions_ListsThem()
    {
        var (bench, _) = await SubscribedAsync(FilterType.FilterTag, new());
        var subscriptions = await bench.Account.Topic("events").GetSubscriptionsAsync().ListAsync();
        Assert.That(subscriptions.Select(subscription => subscription.Endpoint), Is.EqualTo(new[] { "orders" }));
    }

    private static async Task<(Bench Bench, CmqSubscription Subscription)> SubscribedAsync(FilterType filterType, SubscriptionSettings settings)
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events", filterType: filterType);
        return (bench, await topic.SubscribeAsync("into-orders", "orders", settings));
    }
}
