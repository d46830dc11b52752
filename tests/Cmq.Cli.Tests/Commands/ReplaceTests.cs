namespace Cmq.Cli.Tests;

/// <summary>Replacements, and what hangs on the replaced.</summary>
public sealed class ReplaceTests
{
    private const string Dead = "dead:\n  type: cmq:Queue\n  properties: { name: dead }\n";

    private const string Source = """
        source:
          type: cmq:Queue
          properties:
            name: source
            deadLetterPolicy: { deadLetterQueue: dead, policy: 0, maxReceiveCount: 3 }

        """;

    private const string Topic = "news:\n  type: cmq:Topic\n  properties: { name: news }\n";
    private const string Subscription = "sub:\n  type: cmq:Subscription\n  properties: { topic: news, name: sub, protocol: queue, endpoint: dead, filterTags: [a] }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task OfADeadLetterQueue_UnbindsAndBindsItsSourcesAndMakesItsSubscriptionsAgain()
    {
        await BringUpAsync(Dead + Source + Topic + Subscription);
        var before = await _workspace.Broker.DescribeQueueAsync("source");
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal) + Source + Topic + Subscription);
        var run = await _workspace.SucceedAsync("up", "--yes");
        var dead = await _workspace.Broker.DescribeQueueAsync("dead");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dead.Settings.MaxMsgSize, Is.EqualTo(2048));
            Assert.That(dead.DeadLetterSources, Is.EqualTo(["source"]));
            Assert.That((await _workspace.Broker.DescribeQueueAsync("source")).QueueId, Is.EqualTo(before.QueueId), "the source stays the same queue");
            Assert.That((await _workspace.Broker.FindSubscriptionAsync("news", "sub"))!.Settings.FilterTags, Is.EqualTo(["a"]));
            Assert.That(run.Out, Does.Contain("  ±  Queue         dead      maxMsgSize: 65536 → 2048\n")
                .And.Contain("  ~  Queue         source    (its dead-letter queue 'dead' is replaced: unbound before, bound after)\n")
                .And.Contain("  ±  Subscription  news/sub  (queue 'dead' is replaced)\n")
                .And.Contain("  =  Topic         news\n")
                .And.Contain("1 updated, 2 replaced, 1 unchanged"));
        }
    }

    [TestCase("up", "Bring this up? 2 will be replaced. [y/N] ")]
    [TestCase("up --prune", "Bring this up? 1 will be deleted, 2 replaced. [y/N] ")]
    [TestCase("apply", "Carry this out? 1 will be deleted, 2 replaced. [y/N] ")]
    public async Task Question_NamesWhatIsReplaced(string command, string question)
    {
        await BringUpAsync(Dead + Topic + Subscription + "old:\n  type: cmq:Queue\n  properties: { name: old }\n");
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal) + Topic + Subscription);
        await _workspace.SucceedAsync("plan", "--prune", "--out", "plan.json");
        _workspace.Answers = "n\n";
        var run = command == "apply" ? await _workspace.RunRawAsync("apply", "plan.json") : await _workspace.RunAsync("up", [.. command.Split(' ')[1..]]);
        Assert.That(run.Error, Does.Contain(question), run.ToString());
    }

    [Test]
    public async Task OfADeadLetterQueueOfAForeignSource_IsRefused()
    {
        await BringUpAsync(Dead);
        await _workspace.Broker.CreateQueueAsync("foreign", new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("queue 'foreign', which this program does not declare, has it as its dead-letter queue: change that first"));
    }

    [Test]
    public async Task OfATopicWithAStrangersSubscription_IsRefused()
    {
        await BringUpAsync(Topic);
        await _workspace.Broker.CreateSubscriptionAsync("news", "stranger", SubscriptionProtocol.Http, "http://example.com/", new());
        _workspace.WriteProgram(Topic.Replace("name: news", "name: news, filterType: 2", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("it has subscriptions that this program does not declare: 'stranger'. Declare them, or delete them yourself"));
        Assert.That((await _workspace.Broker.DescribeTopicAsync("news")).FilterType, Is.EqualTo(FilterType.FilterTag));
    }

    [Test]
    public async Task OfATopicWithAStrangersSubscription_IsRefusedWithPruneToo()
    {
        await BringUpAsync(Topic);
        await _workspace.Broker.CreateSubscriptionAsync("news", "stranger", SubscriptionProtocol.Http, "http://example.com/", new());
        _workspace.WriteProgram(Topic.Replace("name: news", "name: news, filterType: 2", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes", "--prune");
        Assert.That(run.Error, Does.Contain("it has subscriptions that this program does not declare: 'stranger'"));
        Assert.That((await _workspace.Broker.DescribeTopicAsync("news")).FilterType, Is.EqualTo(FilterType.FilterTag));
    }

    [Test]
    public async Task OfAQueueWithMessages_IsRefused()
    {
        await BringUpAsync(Dead);
        await _workspace.Broker.SendTestMessageAsync("dead", "hello");
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("it holds 1 message, which would be lost"));
    }

    [TestCase("protect: true", "it is protected, and would be replaced")]
    [TestCase("retainOnDelete: true", "retainOnDelete leaves it where it is, so nothing can take its place under its name")]
    public async Task OfWhatMustStay_IsRefused(string option, string expected)
    {
        await BringUpAsync($"{Dead}  options: {{ {option} }}\n");
        _workspace.WriteProgram($"{Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal)}  options: {{ {option} }}\n");
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task OfATopicWhoseSubscriptionIsProtected_IsRefused()
    {
        var held = Subscription + "  options: { protect: true }\n";
        await BringUpAsync(Dead + Topic + held);
        _workspace.WriteProgram(Dead + Topic.Replace("name: news", "name: news, filterType: 2", StringComparison.Ordinal) + held.Replace("filterTags", "bindingKeys", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("subscription 'news/sub': it is protected, and would be replaced"));
    }

    [Test]
    public async Task WithIgnoreChanges_DoesNotHappen()
    {
        await BringUpAsync(Dead);
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048", StringComparison.Ordinal) + "  options: { ignoreChanges: [maxMsgSize] }\n");
        var run = await _workspace.SucceedAsync("up", "--yes");
        Assert.That(run.Out, Does.Contain("nothing to do: 1 unchanged"));
    }

    [Test]
    public async Task WithIgnoreChangesOfAnotherProperty_KeepsItsLiveValue()
    {
        await BringUpAsync(Dead);
        await _workspace.Broker.ModifyQueueAsync("dead", new() { VisibilityTimeout = 77 });
        _workspace.WriteProgram(Dead.Replace("name: dead", "name: dead, maxMsgSize: 2048, visibilityTimeout: 10", StringComparison.Ordinal) + "  options: { ignoreChanges: [visibilityTimeout] }\n");
        await _workspace.SucceedAsync("up", "--yes");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("dead")).Settings.VisibilityTimeout, Is.EqualTo(77));
    }

    [Test]
    public async Task MovedDeadLetters_LeaveBeforeOthersJoin()
    {
        // The one dead-letter queue is full with six sources; one leaves, another joins.
        var six = string.Concat(Enumerable.Range(1, 6).Select(index => SourceOf(index, "dead")));
        await BringUpAsync(Dead + Dead.Replace("dead", "spare", StringComparison.Ordinal) + six);
        _workspace.WriteProgram(SourceOf(7, "dead") + Dead + Dead.Replace("dead", "spare", StringComparison.Ordinal) + six.Replace(SourceOf(6, "dead"), SourceOf(6, "spare"), StringComparison.Ordinal));
        await _workspace.SucceedAsync("up", "--yes", "--parallel", "1");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("dead")).DeadLetterSources, Does.Contain("s7").And.Not.Contain("s6"));
    }

    private static string SourceOf(int index, string dead) =>
        $"s{index}:\n  type: cmq:Queue\n  properties: {{ name: s{index}, deadLetterPolicy: {{ deadLetterQueue: {dead}, policy: 0, maxReceiveCount: 3 }} }}\n";

    private async Task BringUpAsync(string resources)
    {
        _workspace.WriteProgram(resources);
        await _workspace.SucceedAsync("up", "--yes");
    }
}
