namespace Cmq.Cli.Tests;

/// <summary>What is deleted, and above all what is not: a table of dangerous situations.</summary>
public sealed class PruneTests
{
    private const string Queue = "one:\n  type: cmq:Queue\n  properties: { name: one }\n";
    private const string Second = "two:\n  type: cmq:Queue\n  properties: { name: two }\n";
    private const string Topic = "news:\n  type: cmq:Topic\n  properties: { name: news }\n";
    private const string Subscription = "sub:\n  type: cmq:Subscription\n  properties: { topic: news, name: sub, protocol: http, endpoint: http://example.com/ }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Up_LeavesWhatIsNotDeclaredAndTellsOfIt()
    {
        await BringUpAsync(Queue + Second);
        _workspace.WriteProgram(Queue);
        var run = await _workspace.SucceedAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("warning: of this program, and not declared by it any more: queue 'two'. cmq up --prune deletes what is not declared"));
        Assert.That(await QueuesAsync(), Is.EquivalentTo(["one", "two"]));
    }

    [Test]
    public async Task Prune_DeletesWhatCarriesTheTagAndIsNotDeclared()
    {
        var joining = Subscription.Replace("protocol: http, endpoint: http://example.com/", "protocol: queue, endpoint: two", StringComparison.Ordinal);
        await BringUpAsync(Queue + Second + Topic + joining);
        _workspace.WriteProgram(Queue);
        var run = await _workspace.SucceedAsync("up", "--yes", "--prune", "--parallel", "1");
        Assert.That(await QueuesAsync(), Is.EqualTo(["one"]));
        Assert.That(await _workspace.Broker.ListTopicsAsync().AnyAsync(), Is.False);
        Assert.That(run.Out, Does.Contain("  -  Subscription  news/sub  (is not declared)\n").And.Contain("3 deleted"));
    }

    [Test]
    public async Task Prune_LeavesWhatOthersSubscribeToAnOwnTopic()
    {
        await BringUpAsync(Topic);
        await _workspace.Broker.CreateQueueAsync("foreign", new(), new Dictionary<string, string> { ["cmq:program"] = "other" });
        await SubscribeAsync("to-a-url");
        await _workspace.Broker.CreateSubscriptionAsync("news", "to-a-queue", SubscriptionProtocol.Queue, "foreign", new());
        await _workspace.SucceedAsync("up", "--yes", "--prune");
        Assert.That(await _workspace.Broker.ListSubscriptionsAsync(new() { TopicName = "news" }).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Destroy_OfATopicThatOthersSubscribeTo_IsRefused()
    {
        await BringUpAsync(Topic);
        await SubscribeAsync("stranger");
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Error, Does.Contain("it has subscriptions that this program does not declare: 'stranger'"));
        Assert.That(await _workspace.Broker.FindSubscriptionAsync("news", "stranger"), Is.Not.Null);
    }

    [Test]
    public async Task ATopicThatTheProgramDidNotMake_IsNotReplaced()
    {
        await _workspace.Broker.CreateTopicAsync("news", new(), FilterType.BindingKey);
        _workspace.WriteProgram(Topic.Replace("name: news", "name: news, filterType: 1", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("the name is taken by one that this program did not make"));
        Assert.That((await _workspace.Broker.DescribeTopicAsync("news")).FilterType, Is.EqualTo(FilterType.BindingKey));
    }

    [TestCase("up")]
    [TestCase("destroy")]
    public async Task ASubscriptionThatJoinsAnotherProgramsTopicAndQueue_IsLeftAlone(string command)
    {
        var tags = new Dictionary<string, string> { ["cmq:program"] = "other" };
        await _workspace.Broker.CreateTopicAsync("news", new(), null, tags);
        await _workspace.Broker.CreateQueueAsync("foreign", new(), tags);
        await _workspace.Broker.CreateSubscriptionAsync("news", "sub", SubscriptionProtocol.Queue, "foreign", new());
        _workspace.WriteProgram(Subscription);
        var run = await _workspace.RunAsync(command, "--yes");
        Assert.That(run.Error, Does.Contain("it belongs to program 'other'"));
        Assert.That((await _workspace.Broker.FindSubscriptionAsync("news", "sub"))!.Endpoint, Is.EqualTo("foreign"));
    }

    [Test]
    public async Task Prune_LeavesWhatHasNoTag()
    {
        await BringUpAsync(Queue);
        await _workspace.Broker.CreateQueueAsync("handmade", new());
        await _workspace.SucceedAsync("up", "--yes", "--prune");
        Assert.That(await QueuesAsync(), Is.EquivalentTo(["one", "handmade"]));
    }

    [Test]
    public async Task Prune_LeavesWhatIsAnotherPrograms()
    {
        _workspace.WriteProgram(Second, name: "other");
        await _workspace.SucceedAsync("up", "--yes");
        await BringUpAsync(Queue);
        await _workspace.SucceedAsync("up", "--yes", "--prune");
        Assert.That(await QueuesAsync(), Is.EquivalentTo(["one", "two"]));
    }

    [Test]
    public async Task Prune_LeavesWhatIsAnotherStacks()
    {
        _workspace.Write("Pulumi.dev.yaml", "config: {}\n");
        _workspace.Write("Pulumi.prod.yaml", "config: {}\n");
        _workspace.WriteProgram("q:\n  type: cmq:Queue\n  properties: { name: \"${pulumi.stack}-q\" }\n");
        await _workspace.SucceedAsync("up", "--yes", "--stack", "prod");
        await _workspace.SucceedAsync("up", "--yes", "--prune", "--stack", "dev");
        Assert.That(await QueuesAsync(), Is.EquivalentTo(["dev-q", "prod-q"]));
    }

    [Test]
    public async Task Prune_LeavesSubscriptionsOfATopicThatIsNotOwned()
    {
        await _workspace.Broker.CreateTopicAsync("news", new());
        await SubscribeAsync("stranger");
        _workspace.WriteProgram(Topic);
        await _workspace.SucceedAsync("up", "--yes", "--prune");
        Assert.That(await _workspace.Broker.FindSubscriptionAsync("news", "stranger"), Is.Not.Null);
    }

    [Test]
    public async Task Prune_OfAQueueWithMessages_IsRefusedWithTheirNumber()
    {
        await BringUpAsync(Queue + Second);
        await _workspace.Broker.SendTestMessageAsync("two", "hello");
        _workspace.WriteProgram(Queue.Replace("name: one", "name: one, visibilityTimeout: 99", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes", "--prune");
        Assert.That(run.Error, Does.Contain("queue 'two': it would have to be deleted, and it holds 1 message, which would be lost"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
        Assert.That((await _workspace.Broker.DescribeQueueAsync("one")).Settings.VisibilityTimeout, Is.EqualTo(30), "nothing else is done either");
    }

    [Test]
    public async Task Prune_OfADeadLetterQueueInUseElsewhere_IsRefused()
    {
        await BringUpAsync(Queue + Second);
        await _workspace.Broker.CreateQueueAsync("foreign", new() { DeadLetterPolicy = new() { DeadLetterQueue = "two", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        _workspace.WriteProgram(Queue);
        var run = await _workspace.RunAsync("up", "--yes", "--prune");
        Assert.That(run.Error, Does.Contain("queue 'foreign', which this program does not declare, has it as its dead-letter queue"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task Prune_OfAQueueThatADeclaredSubscriptionDeliversInto_IsRefused()
    {
        var intoTwo = Subscription.Replace("protocol: http, endpoint: http://example.com/", "protocol: queue, endpoint: two", StringComparison.Ordinal);
        await BringUpAsync(Second + Topic + intoTwo);
        _workspace.WriteProgram(Topic + intoTwo);
        var run = await _workspace.RunAsync("up", "--yes", "--prune");
        Assert.That(run.Error, Does.Contain("queue 'two': it would have to be deleted, and subscription 'news/sub' delivers into it"));
        Assert.That(await QueuesAsync(), Is.EqualTo(["two"]));
    }

    [Test]
    public async Task Prune_AfterAFailure_DoesNotBegin()
    {
        await BringUpAsync(Queue + Second);
        _workspace.WriteProgram(Queue + Topic + "bad:\n  type: cmq:Queue\n  properties: { name: bad, visibilityTimeout: \"${news.maxMsgSize}\" }\n");
        var run = await _workspace.RunAsync("up", "--yes", "--prune");
        Assert.That(run.Out, Does.Contain("  ·  Queue  two   skipped: not everything before it was done\n"), run.ToString());
        Assert.That(await QueuesAsync(), Is.EquivalentTo(["one", "two"]));
    }

    [Test]
    public async Task Prune_OnAnEditionWithoutTags_DeletesNothingAndSaysSo()
    {
        _workspace.WriteProgram(Queue + Second);
        await _workspace.SucceedAsync("up", "--yes", "--edition", "classic");
        _workspace.WriteProgram(Queue);
        var run = await _workspace.SucceedAsync("up", "--yes", "--prune", "--edition", "classic");
        Assert.That(run.Error, Does.Contain("edition classic has no tags, so nothing says what this program created: nothing is pruned"));
        Assert.That(run.Out, Does.Contain("nothing to do"));
    }

    private async Task BringUpAsync(string resources)
    {
        _workspace.WriteProgram(resources);
        await _workspace.SucceedAsync("up", "--yes");
    }

    private Task SubscribeAsync(string name) =>
        _workspace.Broker.CreateSubscriptionAsync("news", name, SubscriptionProtocol.Http, "http://example.com/", new());

    private async Task<List<string>> QueuesAsync() => await _workspace.Broker.ListQueuesAsync().Select(queue => queue.Name).ToListAsync();
}
