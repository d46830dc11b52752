namespace Cmq.Cli.Tests;

/// <summary>What taking a program down deletes, and what stops it.</summary>
public sealed class DestroyTests
{
    private const string Queue = "one:\n  type: cmq:Queue\n  properties: { name: one }\n";
    private const string Topic = "news:\n  type: cmq:Topic\n  properties: { name: news }\n";
    private const string Subscription = "sub:\n  type: cmq:Subscription\n  properties: { topic: news, name: sub, protocol: queue, endpoint: one }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Destroy_TakesWhatIsLeftOfTheProgramToo()
    {
        await BringUpAsync(Queue + Topic + Subscription);
        _workspace.WriteProgram(Queue);
        await _workspace.SucceedAsync("destroy", "--yes");
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Destroy_OfLinksThatTheProgramWritesByName_GoesInTheirOrder()
    {
        await BringUpAsync(Subscription + Topic + Queue);
        await _workspace.SucceedAsync("destroy", "--yes", "--parallel", "4");
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Destroy_OfAnObjectOfAnotherProgram_IsRefused()
    {
        _workspace.WriteProgram(Queue, name: "other");
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram(Queue);
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("it belongs to program 'other'"));
        Assert.That(await CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Destroy_OfAProtectedResource_IsRefusedAndLeavesTheRestToo()
    {
        await BringUpAsync(Queue + "  options: { protect: true }\n" + Topic);
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("queue 'one': it is protected, and would be deleted: take protect out first"));
        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Destroy_LeavesWhatIsRetained()
    {
        await BringUpAsync(Queue + "  options: { retainOnDelete: true }\n" + Topic);
        var run = await _workspace.SucceedAsync("destroy", "--yes");
        Assert.That(run.Out, Does.Contain("  ·  Queue  one   (stays (retainOnDelete))"));
        Assert.That(await _workspace.Broker.FindQueueAsync("one"), Is.Not.Null);
    }

    [Test]
    public async Task Destroy_OfATopicWhoseSubscriptionStays_IsRefused()
    {
        await BringUpAsync(Queue + Topic + Subscription + "  options: { retainOnDelete: true }\n");
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("topic 'news': the service deletes no topic that has subscriptions, and subscription 'news/sub' stays"));
    }

    [Test]
    public async Task Destroy_OfAForeignTopicWithStrangers_IsRefused()
    {
        await _workspace.Broker.CreateTopicAsync("news", new());
        await _workspace.Broker.CreateSubscriptionAsync("news", "stranger", SubscriptionProtocol.Http, "http://example.com/", new());
        _workspace.WriteProgram(Topic);
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("it has subscriptions that this program does not declare: 'stranger'"));
    }

    [Test]
    public async Task Destroy_OfAQueueThatAForeignSubscriptionDeliversInto_WarnsOfIt()
    {
        await BringUpAsync(Queue);
        await _workspace.Broker.CreateTopicAsync("foreign", new());
        await _workspace.Broker.CreateSubscriptionAsync("foreign", "s", SubscriptionProtocol.Queue, "one", new());
        var run = await _workspace.SucceedAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("warning: Pulumi.yaml:4:3: one: subscription 'foreign/s', which this program does not declare, delivers into it"));
    }

    [Test]
    public async Task Destroy_WithForceDestroy_DeletesAQueueWithMessages()
    {
        await BringUpAsync(Queue.Replace("name: one", "name: one, forceDestroy: true", StringComparison.Ordinal));
        await _workspace.Broker.SendTestMessageAsync("one", "hello");
        await _workspace.SucceedAsync("destroy", "--yes");
        Assert.That(await CountAsync(), Is.Zero);
    }

    private async Task BringUpAsync(string resources)
    {
        _workspace.WriteProgram(resources);
        await _workspace.SucceedAsync("up", "--yes");
    }

    private async Task<int> CountAsync() =>
        await _workspace.Broker.ListQueuesAsync().CountAsync() + await _workspace.Broker.ListTopicsAsync().CountAsync();
}
