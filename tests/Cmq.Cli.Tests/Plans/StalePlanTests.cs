namespace Cmq.Cli.Tests;

/// <summary>What is live moves between the plan and its run: the plan is refused as a whole, and what moved is named.</summary>
public sealed class StalePlanTests
{
    private const string Before = """
        same:
          type: cmq:Queue
          properties: { name: same, visibilityTimeout: 30 }
        changed:
          type: cmq:Queue
          properties: { name: changed, visibilityTimeout: 30, tags: { team: a } }
        replaced:
          type: cmq:Topic
          properties: { name: replaced, filterType: 1 }
        sub:
          type: cmq:Subscription
          properties: { topic: "${replaced.name}", name: sub, protocol: queue, endpoint: "${same.name}" }
        gone:
          type: cmq:Queue
          properties: { name: gone }
        goneTopic:
          type: cmq:Topic
          properties: { name: gone-topic }
        goneSub:
          type: cmq:Subscription
          properties: { topic: "${goneTopic.name}", name: sub, protocol: queue, endpoint: "${gone.name}" }
        """;

    private const string After = """
        same:
          type: cmq:Queue
          properties: { name: same, visibilityTimeout: 30 }
        changed:
          type: cmq:Queue
          properties: { name: changed, visibilityTimeout: 60, pollingWaitSeconds: 5, tags: { team: b } }
        replaced:
          type: cmq:Topic
          properties: { name: replaced, filterType: 2 }
        sub:
          type: cmq:Subscription
          properties: { topic: "${replaced.name}", name: sub, protocol: queue, endpoint: "${same.name}", bindingKeys: ["a"] }
        new:
          type: cmq:Queue
          properties: { name: new, visibilityTimeout: 10 }
        """;

    private Workspace _workspace = null!;

    [SetUp]
    public async Task PlanAsync()
    {
        _workspace = new();
        _workspace.WriteProgram(Before);
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram(After);
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task NothingMoved_IsCarriedOutAndTheNextRunHasNothingToDo()
    {
        var first = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        var second = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        var preview = await _workspace.RunAsync("preview", "--expect-no-changes");
        Assert.That((first.ExitCode, second.ExitCode, preview.ExitCode), Is.EqualTo((0, 0, 0)), first.ToString());
        Assert.That(first.Out, Does.Contain("1 created, 1 updated, 2 replaced, 3 deleted, 1 unchanged in"));
        Assert.That(second.Out, Does.Contain("queue 'gone' is deleted already").And.Contain("7 steps are done already.").And.Contain("nothing to do"));
    }

    [TestCase("queue same visibilityTimeout", "queue 'same': visibilityTimeout was 30, and is 77")]
    [TestCase("queue changed visibilityTimeout", "queue 'changed': visibilityTimeout was 30, and is 77")]
    [TestCase("queue changed msgRetentionSeconds", "queue 'changed': msgRetentionSeconds was 345600, and is 77")]
    [TestCase("queue gone visibilityTimeout", "queue 'gone': visibilityTimeout was 30, and is 77")]
    [TestCase("tag changed team", "queue 'changed': tags was {team: a}, and is {team: c}")]
    [TestCase("tag changed other", "queue 'changed': tags was {team: a}, and is {other: c, team: a}")]
    [TestCase("tag changed cmq:program", "queue 'changed': the tag cmq:program was demo, and is c")]
    [TestCase("tag gone cmq:program", "queue 'gone': the tag cmq:program was demo, and is c")]
    [TestCase("untag gone", "queue 'gone': the tag cmq:program was demo, and is none")]
    [TestCase("untag changed", "queue 'changed': the tag cmq:program was demo, and is none")]
    [TestCase("topic replaced trace", "topic 'replaced': trace was false, and is true")]
    [TestCase("delete changed", "queue 'changed': it was there, and is gone")]
    [TestCase("recreate changed", "queue 'changed': it was deleted since, and another was created under its name")]
    [TestCase("recreate gone", "queue 'gone': it was deleted since, and another was created under its name")]
    [TestCase("recreate replaced", "topic 'replaced': it was deleted since, and another was created under its name")]
    [TestCase("create new", "queue 'new': it was not there, and is now")]
    [TestCase("create new", "queue 'new': visibilityTimeout is 30, and the plan wants 10")]
    [TestCase("subscription sub strategy", "subscription 'replaced/sub': notifyStrategy was EXPONENTIAL_DECAY_RETRY, and is BACKOFF_RETRY")]
    public async Task Movement_RefusesThePlanAndNamesIt(string movement, string told)
    {
        await MoveAsync(movement.Split(' '));
        var before = await File.ReadAllTextAsync(_workspace.MemoryFile);
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.Error, Does.Contain($"error: {told}").And.EndWith(
            "plan.json is stale: what is live has moved since it was made. Nothing was changed. Make a new plan with cmq plan.\n"));
        Assert.That((run.ExitCode, await File.ReadAllTextAsync(_workspace.MemoryFile)), Is.EqualTo(((int)ExitCode.Changes, before)));
    }

    [Test]
    public async Task Movements_AreAllNamed()
    {
        await MoveAsync("queue", "same", "visibilityTimeout");
        await MoveAsync("create", "new");
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes", "--json");
        Assert.That(run.Out, Does.Contain("\"result\": \"stale\"").And.Contain("queue 'same': visibilityTimeout").And.Contain("queue 'new': it was not there"));
    }

    [TestCase("delete-deep gone", "queue 'gone' is deleted already")]
    [TestCase("delete-deep replaced", "+  Topic         replaced")]
    public async Task WhatThePlanTakesAwayAndSomebodyElseTookAway_IsNoMovement(string movement, string told)
    {
        await MoveAsync(movement.Split(' '));
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Out, Does.Contain(told));
        Assert.That((await _workspace.RunAsync("preview", "--expect-no-changes")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task AChangeThatSomebodyElseMadeInPart_IsCompleted()
    {
        await _workspace.Broker.ModifyQueueAsync("changed", new() { VisibilityTimeout = 60 });
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Out, Does.Contain("  ~  Queue         changed         pollingWaitSeconds: 0 → 5, tags: {team: a} → {team: b}\n"), "not what is done");
    }

    [Test]
    public async Task Messages_ThatComeAndGoInQueuesThatStay_AreNoMovement()
    {
        await _workspace.Broker.SendTestMessageAsync("same", "hello");
        await _workspace.Broker.SendTestMessageAsync("changed", "hello");
        Assert.That((await _workspace.RunRawAsync("apply", "plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task WhatIsNewAndNotInThePlan_IsLeftAlone()
    {
        var tags = new Dictionary<string, string> { [Ownership.TagKey] = "demo" };
        await _workspace.Broker.CreateQueueAsync("late", new(), tags);
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That((run.ExitCode, await _workspace.Broker.FindQueueAsync("late") is not null), Is.EqualTo((0, true)), run.ToString());
    }

    [Test]
    public async Task IgnoredChanges_AreNoMovement()
    {
        var ignoring = After.Replace("tags: { team: b } }", "tags: { team: b } }\n  options: { ignoreChanges: [msgRetentionSeconds] }", StringComparison.Ordinal);
        _workspace.WriteProgram(ignoring);
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune");
        await MoveAsync("queue", "changed", "msgRetentionSeconds");
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That((await _workspace.Broker.DescribeQueueAsync("changed")).Settings.MsgRetentionSeconds, Is.EqualTo(77));
    }

    private async Task MoveAsync(params string[] words)
    {
        var (broker, name) = (_workspace.Broker, words[1]);
        switch (words[0])
        {
            case "queue":
                await broker.ModifyQueueAsync(name, words[2] == "visibilityTimeout" ? new() { VisibilityTimeout = 77 } : new() { MsgRetentionSeconds = 77 });
                break;
            case "topic":
                await broker.ModifyTopicAsync(name, new() { Trace = true });
                break;
            case "tag":
                await broker.ModifyQueueTagsAsync(name, new() { Replace = new Dictionary<string, string> { [words[2]] = "c" } });
                break;
            case "untag":
                await broker.ModifyQueueTagsAsync(name, new() { Delete = [Ownership.TagKey] });
                break;
            case "subscription":
                await broker.ModifySubscriptionAsync("replaced", name, new() { NotifyStrategy = NotifyStrategy.BackoffRetry });
                break;
            case "create":
                await broker.CreateQueueAsync(name, new());
                break;
            case "delete":
                await broker.DeleteQueueAsync(name);
                break;
            case "delete-deep" when name == "gone":
                await broker.DeleteSubscriptionAsync("gone-topic", "sub");
                await broker.DeleteQueueAsync(name);
                break;
            case "delete-deep":
                await broker.DeleteSubscriptionAsync(name, "sub");
                await broker.DeleteTopicAsync(name);
                break;
            case "recreate" when name == "replaced":
                await broker.DeleteSubscriptionAsync(name, "sub");
                await broker.DeleteTopicAsync(name);
                await broker.CreateTopicAsync(name, new(), FilterType.FilterTag, new Dictionary<string, string> { [Ownership.TagKey] = "demo" });
                break;
            default:
                await broker.DeleteQueueAsync(name);
                await broker.CreateQueueAsync(
                    name, new() { VisibilityTimeout = 30 }, new Dictionary<string, string> { [Ownership.TagKey] = "demo", ["team"] = "a" });
                break;
        }
    }
}
