namespace Cmq.Broker.Tests;

internal sealed class TagChangeTests
{
    private static readonly CmqTagChanges Change = new() { Replace = new Dictionary<string, string> { ["b"] = "2", ["c"] = "3" }, Delete = ["a", "none"] };
    private static readonly Dictionary<string, string> Before = new() { ["a"] = "1", ["b"] = "1", ["d"] = "4" };
    private static readonly Dictionary<string, string> After = new() { ["b"] = "2", ["c"] = "3", ["d"] = "4" };

    [Test]
    public async Task ModifyQueueTags_ReplacesAndDeletesAndLeavesTheRest()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("orders", new(), Before);
        await broker.ModifyQueueTagsAsync("ORDERS", Change);
        Assert.That((await broker.DescribeQueueAsync("orders")).Tags, Is.EquivalentTo(After));
    }

    [Test]
    public async Task ModifyTopicTags_ReplacesAndDeletesAndLeavesTheRest()
    {
        var broker = TestBroker.New();
        await broker.CreateTopicAsync("events", new(), null, Before);
        await broker.ModifyTopicTagsAsync("EVENTS", Change);
        Assert.That((await broker.DescribeTopicAsync("events")).Tags, Is.EquivalentTo(After));
    }

    [Test]
    public async Task ModifyTags_IsNoChangeOfAnAttribute()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateQueueAsync("orders", new(), Before);
        clock.Advance(9);
        await broker.ModifyQueueTagsAsync("orders", Change);
        Assert.That((await broker.DescribeQueueAsync("orders")).LastModifyTime, Is.EqualTo(ManualClock.Start));
    }

    [Test]
    public async Task ModifyTags_MoreThanAnObjectCarries_IsRefused()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("orders", new(), Before);
        var many = new CmqTagChanges { Replace = Enumerable.Range(0, 48).ToDictionary(number => $"k{number}", _ => "v", StringComparer.Ordinal) };
        Assert.That(await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueTagsAsync("orders", many)), Is.EqualTo(new[] { "tags" }));
    }

    [Test]
    public async Task ModifyTags_OnTheClassicEdition_IsRefused()
    {
        var broker = TestBroker.New(CmqEdition.Classic);
        await broker.CreateQueueAsync("orders", new());
        Assert.That(await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueTagsAsync("orders", Change)), Is.EqualTo(new[] { "tags" }));
    }
}
