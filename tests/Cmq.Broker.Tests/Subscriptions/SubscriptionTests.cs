namespace Cmq.Broker.Tests;

internal sealed class SubscriptionTests
{
    [TestCase("queue", "orders", "SIMPLIFIED")]
    [TestCase("http", "http://example.com/hook", "JSON")]
    public async Task CreateSubscription_NothingSet_HasTheDefaultsOfItsProtocol(string protocol, string endpoint, string format)
    {
        var broker = await TopologyAsync();
        var id = await broker.CreateSubscriptionAsync("Tags", "audit", new(protocol), endpoint, new());

        var subscription = (await broker.FindSubscriptionAsync("tags", "audit"))!;

        Assert.That(subscription with { Settings = new() }, Is.EqualTo(new SubscriptionDescription
        {
            TopicName = "Tags",
            Name = "audit",
            SubscriptionId = id,
            Protocol = new(protocol),
            Endpoint = endpoint,
            Settings = new(),
            MsgCount = 0,
            CreateTime = ManualClock.Start,
            LastModifyTime = ManualClock.Start,
            TopicOwner = 1_250_000_000,
        }));
        Assert.That(subscription.Settings.NotifyStrategy, Is.EqualTo(NotifyStrategy.ExponentialDecayRetry));
        Assert.That(subscription.Settings.NotifyContentFormat!.Value.Value, Is.EqualTo(format));
        Assert.That(subscription.Settings.FilterTags, Is.Empty);
        Assert.That(subscription.Settings.BindingKeys, Is.Null);
    }

    [Test]
    public async Task CreateSubscription_Any_GivesAnIdOfTheServicesShape()
    {
        var broker = await TopologyAsync();

        Assert.That(
            await broker.CreateSubscriptionAsync("Tags", "audit", SubscriptionProtocol.Queue, "orders", new()),
            Does.Match("^subsc-[a-z0-9]{12}$"));
    }

    [Test]
    public async Task CreateSubscription_EverythingSet_IsReadBack()
    {
        var broker = await TopologyAsync();
        string[] tags = ["paid", "sent"];
        await broker.CreateSubscriptionAsync(
            "Tags",
            "audit",
            SubscriptionProtocol.Http,
            "http://example.com",
            new() { NotifyStrategy = NotifyStrategy.BackoffRetry, NotifyContentFormat = NotifyContentFormat.Simplified, FilterTags = tags });
        tags[0] = "changed later";

        var settings = (await broker.FindSubscriptionAsync("Tags", "audit"))!.Settings;

        Assert.That((settings.NotifyStrategy, settings.NotifyContentFormat), Is.EqualTo((NotifyStrategy.BackoffRetry, NotifyContentFormat.Simplified)));
        Assert.That(settings.FilterTags, Is.EqualTo(new[] { "paid", "sent" }));
    }

    [Test]
    public async Task CreateSubscription_NamesThatDifferInCase_AreTwo()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");
        await broker.SubscribeQueueAsync("Tags", "Audit", "orders");

        Assert.That((await broker.DescribeTopicAsync("Tags")).SubscriptionCount, Is.EqualTo(2));
    }

    [Test]
    public async Task CreateSubscription_SameNameOnTwoTopics_IsFine()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");

        Assert.That(async () => await broker.SubscribeQueueAsync("Keys", "audit", "orders", new() { BindingKeys = ["#"] }), Throws.Nothing);
    }

    [Test]
    public async Task CreateSubscription_EmptyListsOfTheOtherFilter_AreFine()
    {
        var broker = await TopologyAsync();

        Assert.That(async () => await broker.SubscribeQueueAsync("Tags", "audit", "orders", new() { BindingKeys = [] }), Throws.Nothing);
    }

    [Test]
    public async Task ModifySubscription_Members_ChangeAndTheOthersStay()
    {
        var clock = new ManualClock();
        var broker = await TopologyAsync(clock);
        await broker.SubscribeQueueAsync("Keys", "audit", "orders", new() { BindingKeys = ["a.#"] });
        clock.Advance(3);

        await broker.ModifySubscriptionAsync("KEYS", "audit", new() { BindingKeys = ["b.*", "c"] });

        var subscription = (await broker.FindSubscriptionAsync("Keys", "audit"))!;
        Assert.That(subscription.Settings.BindingKeys, Is.EqualTo(new[] { "b.*", "c" }));
        Assert.That(subscription.Settings.NotifyStrategy, Is.EqualTo(NotifyStrategy.ExponentialDecayRetry));
        Assert.That((subscription.CreateTime, subscription.LastModifyTime), Is.EqualTo((ManualClock.Start, ManualClock.Start.AddSeconds(3))));
    }

    [Test]
    public async Task ModifySubscription_NothingChanges_LeavesTheTimeOfChange()
    {
        var clock = new ManualClock();
        var broker = await TopologyAsync(clock);
        await broker.SubscribeQueueAsync("Tags", "audit", "orders", new() { FilterTags = ["paid"] });
        clock.Advance(3);

        await broker.ModifySubscriptionAsync("Tags", "audit", new() { FilterTags = ["paid"] });

        Assert.That((await broker.FindSubscriptionAsync("Tags", "audit"))!.LastModifyTime, Is.EqualTo(ManualClock.Start));
    }

    [Test]
    public async Task ModifySubscription_NoTagsWhereThereAreNone_ChangesNothing()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");
        var before = await Picture.OfAsync(broker);

        await broker.ModifySubscriptionAsync("Tags", "audit", new() { FilterTags = [] });

        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before));
    }

    [Test]
    public async Task ModifySubscription_KeysEmptiedOnAKeyTopic_IsRefused()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Keys", "audit", "orders", new() { BindingKeys = ["a"] });

        Assert.That(
            await TestBroker.RefusedPropertiesAsync(() => broker.ModifySubscriptionAsync("Keys", "audit", new() { BindingKeys = [] })),
            Is.EqualTo(new[] { "bindingKeys" }));
    }

    [Test]
    public async Task ModifySubscription_JsonIntoAQueue_IsRefused()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");

        Assert.That(
            await TestBroker.RefusedPropertiesAsync(() => broker.ModifySubscriptionAsync("Tags", "audit", new() { NotifyContentFormat = NotifyContentFormat.Json })),
            Is.EqualTo(new[] { "notifyContentFormat" }));
    }

    [Test]
    public async Task ClearFilterTags_SomeTags_RemovesThem()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders", new() { FilterTags = ["paid"] });

        await broker.ClearSubscriptionFilterTagsAsync("Tags", "audit");

        Assert.That((await broker.FindSubscriptionAsync("Tags", "audit"))!.Settings.FilterTags, Is.Empty);
    }

    [Test]
    public async Task ClearFilterTags_NoTags_ChangesNothing()
    {
        var clock = new ManualClock();
        var broker = await TopologyAsync(clock);
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");
        clock.Advance(3);

        await broker.ClearSubscriptionFilterTagsAsync("Tags", "audit");

        Assert.That((await broker.FindSubscriptionAsync("Tags", "audit"))!.LastModifyTime, Is.EqualTo(ManualClock.Start));
    }

    [Test]
    public async Task DeleteSubscription_Existing_IsGone()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");

        await broker.DeleteSubscriptionAsync("tags", "audit");

        Assert.That(await broker.FindSubscriptionAsync("Tags", "audit"), Is.Null);
    }

    [Test]
    public async Task DescribeSubscriptions_OfAQueue_FindsThemOnAllTopics()
    {
        var broker = await TopologyAsync();
        await broker.CreateQueueAsync("other", new());
        await broker.SubscribeQueueAsync("Tags", "b", "ORDERS");
        await broker.SubscribeQueueAsync("Tags", "x", "other");
        await broker.SubscribeQueueAsync("Keys", "a", "orders", new() { BindingKeys = ["#"] });
        await broker.CreateSubscriptionAsync("Tags", "h", SubscriptionProtocol.Http, "http://orders", new());

        var page = await broker.DescribeSubscriptionsAsync(new() { QueueName = "Orders" });

        Assert.That(page.Items.Select(found => found.TopicName + "/" + found.Name), Is.EqualTo(new[] { "Keys/a", "Tags/b" }));
    }

    [Test]
    public async Task DescribeSubscriptions_OfAQueueThatIsGone_FindsThem()
    {
        var broker = await TopologyAsync();
        await broker.SubscribeQueueAsync("Tags", "audit", "orders");
        await broker.DeleteQueueAsync("orders");

        var page = await broker.DescribeSubscriptionsAsync(new() { QueueName = "orders" });

        Assert.That(page.Items.Select(found => found.Name), Is.EqualTo(new[] { "audit" }));
    }

    [Test]
    public async Task DescribeSubscriptions_Page_HasItsPartAndTheFullCount()
    {
        var broker = await TopologyAsync();
        foreach (var name in new[] { "audit-c", "audit-a", "mail", "audit-b" })
        {
            await broker.SubscribeQueueAsync("Tags", name, "orders");
        }

        var page = await broker.DescribeSubscriptionsAsync(new() { TopicName = "Tags", NameContains = "AUDIT", Offset = 1, Limit = 1 });

        Assert.That((page.Items.Single().Name, page.TotalCount), Is.EqualTo(("audit-b", 3L)));
    }

    private static async Task<CmqBroker> TopologyAsync(TimeProvider? clock = null)
    {
        var broker = TestBroker.New(clock: clock);
        await broker.CreateQueueAsync("orders", new());
        await broker.CreateTopicAsync("Tags", new());
        await broker.CreateTopicAsync("Keys", new(), FilterType.BindingKey);
        return broker;
    }
}
