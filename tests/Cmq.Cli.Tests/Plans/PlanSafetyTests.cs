namespace Cmq.Cli.Tests;

/// <summary>
/// Dangerous situations between a plan with <c>--prune</c> and its run, each of them refused or limited: what is deleted is what the plan shows, belongs to the
/// program, and holds no messages that nobody gave up.
/// </summary>
public sealed class PlanSafetyTests
{
    private const string Keep = "keep:\n  type: cmq:Queue\n  properties: { name: keep }\n";
    private const string Old = "old:\n  type: cmq:Queue\n  properties: { name: old }\n";
    private const string OldTopic = "oldTopic:\n  type: cmq:Topic\n  properties: { name: old-topic }\n";
    private const string OldSub = "oldSub:\n  type: cmq:Subscription\n  properties: { topic: old-topic, name: sub, protocol: queue, endpoint: old }\n";

    private static readonly Dictionary<string, string> Own = Tag("demo");

    private Workspace _workspace = null!;

    [SetUp]
    public async Task BringUpAsync()
    {
        _workspace = new();
        _workspace.WriteProgram(Keep + Old + OldTopic + OldSub);
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram(Keep);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    // What is there when the plan is made: it is refused, and no file is written.
    [TestCase("queue with messages", "queue 'old': it would have to be deleted, and it holds 1 message, which would be lost: consume them, or clear the queue, or make the plan with --force")]
    [TestCase("subscription of somebody else", "topic 'old-topic': it would have to be deleted, and it has subscriptions that this program does not declare: 'stranger'")]
    [TestCase("dead-letter queue in use", "queue 'old': it would have to be deleted, and queue 'user', which this program does not declare, has it as its dead-letter queue")]
    [TestCase("selector that leaves a subscription", "topic 'old-topic': it would have to be deleted, and it has subscriptions that this program does not declare: 'sub'", "--select", "old-topic")]
    [TestCase("another owner's tag as a whole", "--prune with --owner other would delete all that carries that tag and is not declared here", "--owner", "other")]
    [TestCase("lists that fail", "")]
    public async Task Danger_WhenItIsPlanned_IsRefused(string danger, string told, params string[] options)
    {
        await EndangerAsync(danger);
        var run = await _workspace.RunAsync("plan", ["--out", "plan.json", "--prune", .. options]);
        Assert.That(run.ExitCode, Is.Not.Zero, run.ToString());
        Assert.That(run.Error, Does.Contain(told));
        Assert.That(File.Exists(Path.Combine(_workspace.Folder, "plan.json")), Is.False);
    }

    // What comes between the plan and its run: it is refused as a whole.
    [TestCase("queue with messages", "queue 'old': it would have to be deleted, and it holds 1 message, which would be lost", 1)]
    [TestCase("hidden message", "queue 'old': it would have to be deleted, and it holds 1 message, which would be lost", 1)]
    [TestCase("subscription of somebody else", "it has subscriptions that this program does not declare: 'stranger'", 1)]
    [TestCase("dead-letter queue in use", "queue 'user', which this program does not declare, has it as its dead-letter queue", 1)]
    [TestCase("tag removed", "queue 'old': the tag cmq:program was demo, and is none", 3)]
    [TestCase("tag of another owner", "queue 'old': the tag cmq:program was demo, and is other", 3)]
    [TestCase("tag of another owner on the topic", "topic 'old-topic': the tag cmq:program was demo, and is other", 3)]
    [TestCase("created again", "queue 'old': it was deleted since, and another was created under its name", 3)]
    [TestCase("created again by another owner", "queue 'old': the tag cmq:program was demo, and is other", 3)]
    [TestCase("subscription that leads elsewhere", "subscription 'old-topic/sub': it does not join a topic and a queue with the tag cmq:program: demo any more", 3)]
    [TestCase("declared object of another owner", "queue 'keep': the tag cmq:program was demo, and is other", 3)]
    public async Task Danger_BetweenThePlanAndItsRun_IsRefused(string danger, string told, int exitCode)
    {
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune");
        await EndangerAsync(danger);
        var before = await File.ReadAllTextAsync(_workspace.MemoryFile);
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.Error, Does.Contain(told).And.Contain("Nothing was changed."), run.ToString());
        Assert.That((run.ExitCode, await File.ReadAllTextAsync(_workspace.MemoryFile)), Is.EqualTo((exitCode, before)));
    }

    // Nothing to refuse: what is dangerous stays out of the plan, and is still there after its run.
    [TestCase("no --prune", "keep old old-topic old-topic/sub", new string[0])]
    [TestCase("no tag", "handmade keep", new[] { "--prune" })]
    [TestCase("other owner", "foreign keep", new[] { "--prune" })]
    [TestCase("other stack", "keep staged", new[] { "--prune" })]
    [TestCase("subscription to a URL of a topic that stays", "keep news news/url", new[] { "--prune" })]
    [TestCase("selector that takes nothing", "keep old old-topic old-topic/sub", new[] { "--prune", "--select", "nothing*" })]
    [TestCase("selector by a tag that nothing has", "keep old old-topic old-topic/sub", new[] { "--prune", "--select", "team=a" })]
    [TestCase("selector that takes one", "keep old-topic tagged", new[] { "--prune", "--select", "old", "--select", "old-topic/*" })]
    [TestCase("selector that takes all", "keep", new[] { "--prune", "--select", "*" })]
    [TestCase("new leftover", "keep late", new[] { "--prune" })]
    public async Task WhatIsOutsideThePlan_StaysThere(string situation, string left, string[] options)
    {
        await EndangerAsync(situation);
        await _workspace.SucceedAsync("plan", ["--out", "plan.json", .. options]);
        await (situation == "new leftover" ? _workspace.Broker.CreateQueueAsync("late", new(), Own) : Task.CompletedTask);
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(await AllAsync(), Is.EqualTo(left));
    }

    [Test]
    public async Task Select_TellsWhatItLeaves()
    {
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "nothing*");
        Assert.That(run.Error, Does.Contain(
            "warning: --select takes nothing of what could be pruned; of this program, not declared by it any more, and not selected, so left alone: "
            + "subscription 'old-topic/sub', topic 'old-topic', queue 'old'"));
    }

    [Test]
    public async Task Select_ByATag_TakesASubscriptionWithItsTopic()
    {
        var team = new CmqTagChanges { Replace = new Dictionary<string, string> { ["team"] = "a" } };
        await _workspace.Broker.ModifyTopicTagsAsync("old-topic", team);
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "team=a");
        await ApplyAsync();
        Assert.That(await AllAsync(), Is.EqualTo("keep old"));
    }

    [Test]
    public async Task Select_WithoutPrune_IsRefused()
    {
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--select", "*");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --select limits what --prune deletes: add --prune, or leave it out.\nplan.json was not written.\n")));
    }

    [Test]
    public async Task Force_DeletesAQueueWithMessagesAndShowsTheirNumber()
    {
        await _workspace.Broker.SendTestMessageAsync("old", "hello");
        await _workspace.Broker.SendTestMessageAsync("old", "later", 60);
        var plan = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--force");
        var apply = await ApplyAsync();
        foreach (var run in (CliRun[])[plan, apply])
        {
            Assert.That(run.Out, Does.Contain("  -  Queue         old            (is not declared), (holds 2 messages: 1 active, 0 inactive, 1 delayed)\n"));
        }

        Assert.That(await AllAsync(), Is.EqualTo("keep"));
    }

    [Test]
    public async Task Force_ReplacesAQueueWithMessages()
    {
        _workspace.WriteProgram(Keep.Replace("name: keep", "name: keep, maxMsgSize: 131072", StringComparison.Ordinal));
        await _workspace.Broker.SendTestMessageAsync("keep", "hello");
        var refused = await _workspace.RunAsync("plan", "--out", "plan.json");
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--force");
        await ApplyAsync();
        Assert.That(refused.Error, Does.Contain("it holds 1 message, which would be lost: consume them, or set forceDestroy: true on it, or make the plan with --force"));
        Assert.That((await _workspace.Broker.DescribeQueueAsync("keep")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task AMessageThatArrivesInTheVeryMoment_StopsTheDeletion()
    {
        var bench = new PlanBench();
        await bench.UpAsync("name: demo\nruntime: yaml\nresources:\n  old:\n    type: cmq:Queue\n    properties: { name: old }\n  sub:\n    type: cmq:Topic\n    properties: { name: t }\n");
        var document = await bench.PlanAsync("name: demo\nruntime: yaml\nresources:\n  keep:\n    type: cmq:Queue\n    properties: { name: keep }\n");
        bench.Management.Before = async write =>
        {
            await (write == "DeleteCmqTopic t" ? bench.Broker.SendTestMessageAsync("old", "hello") : Task.FromResult(""));
            return null;
        };
        var results = await bench.ApplyAsync(document);
        Assert.That(results.Single(result => result.Key.Id == "old").Value.Message, Does.StartWith("Queue 'old' holds 1 message (1 active, 0 inactive, 0 delayed), which a deletion would lose."));
        Assert.That(await bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [Test]
    public async Task Protected_IsNotReplacedByAPlan()
    {
        _workspace.WriteProgram(Keep.Replace("name: keep }", "name: keep, maxMsgSize: 131072 }\n  options: { protect: true }", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--force");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)));
        Assert.That(run.Error, Does.Contain("queue 'keep': it is protected, and would be replaced"));
    }

    [Test]
    public async Task EmptyProgram_PrunesOnlyWhatCarriesItsTagAndSaysSo()
    {
        await _workspace.Broker.CreateQueueAsync("handmade", new());
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "*");
        await ApplyAsync();
        Assert.That(run.Error, Does.Contain("the program declares no resource"));
        Assert.That(run.Out, Does.Contain("4 to delete"));
        Assert.That(await AllAsync(), Is.EqualTo("handmade"));
    }

    [TestCase("plan", "--out", "plan.json")]
    [TestCase("preview")]
    [TestCase("up", "--yes")]
    public async Task EmptyProgram_IsNotPrunedByAccident(params string[] command)
    {
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        var before = await AllAsync();
        var run = await _workspace.RunAsync(command[0], [.. command[1..], "--prune"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("The program declares no resource, and --prune would delete all that it has made."));
        Assert.That(await AllAsync(), Is.EqualTo(before));
    }

    [TestCase(0, "0 messages")]
    [TestCase(1, "1 message")]
    public async Task Force_IsForTheMessagesThatThePlanShows(int shown, string words)
    {
        for (var sent = 0; sent < shown; sent++)
        {
            await _workspace.Broker.SendTestMessageAsync("old", "hello");
        }

        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--force");
        await _workspace.Broker.SendTestMessageAsync("old", "one more");
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain($"queue 'old': it held {words}, and holds {shown + 1} message{(shown == 0 ? "" : "s")}: the plan's --force is for those that it shows"));
        Assert.That(await _workspace.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [TestCase(null)]
    [TestCase("other")]
    public async Task AnObjectThatIsReplacedInTheVeryMoment_IsLeftAlone(string? owner)
    {
        var bench = new PlanBench();
        await bench.UpAsync("name: demo\nruntime: yaml\nresources:\n  old:\n    type: cmq:Queue\n    properties: { name: old }\n  sub:\n    type: cmq:Topic\n    properties: { name: t }\n");
        var document = await bench.PlanAsync("name: demo\nruntime: yaml\nresources:\n  keep:\n    type: cmq:Queue\n    properties: { name: keep }\n");
        bench.Management.Before = async write =>
        {
            if (write == "DeleteCmqTopic t")
            {
                await bench.Broker.DeleteQueueAsync("old");
                for (var wait = 0; wait < 4; wait++)
                {
                    await Task.Delay(TimeSpan.FromSeconds(10), bench.Clock);
                }

                await bench.Broker.CreateQueueAsync("old", new(), owner is null ? null : new Dictionary<string, string> { [Ownership.TagKey] = owner });
            }

            return null;
        };
        var results = await bench.ApplyAsync(document);
        Assert.That(results.Single(result => result.Key.Id == "old").Value.Message, Does.Contain("was deleted since the live state was read, and another was created under its name: it is left alone"));
        Assert.That(await bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [Test]
    public async Task AnObjectThatGetsAnotherOwnerInTheVeryMoment_IsLeftAlone()
    {
        var bench = new PlanBench();
        await bench.UpAsync("name: demo\nruntime: yaml\nresources:\n  old:\n    type: cmq:Queue\n    properties: { name: old }\n  sub:\n    type: cmq:Topic\n    properties: { name: t }\n");
        var document = await bench.PlanAsync("name: demo\nruntime: yaml\nresources:\n  keep:\n    type: cmq:Queue\n    properties: { name: keep }\n");
        bench.Management.Before = async write =>
        {
            if (write == "DeleteCmqTopic t")
            {
                await bench.Broker.ModifyQueueTagsAsync("old", new() { Replace = new Dictionary<string, string> { [Ownership.TagKey] = "other" } });
            }

            return null;
        };
        var results = await bench.ApplyAsync(document);
        Assert.That(results.Single(result => result.Key.Id == "old").Value.Message, Does.Contain("it belongs to program 'other'"));
        Assert.That(await bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [Test]
    public async Task OutOverAFileThatIsNoPlan_IsRefused()
    {
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        var run = await _workspace.RunAsync("plan", "--out", "Pulumi.yaml");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --out Pulumi.yaml: the file that is there is no plan, and would be lost.\nPulumi.yaml was not written.\n")));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "Pulumi.yaml")), Is.EqualTo("name: demo\nruntime: yaml\n"));
    }

    [TestCase("plan", "--out", "plan.json")]
    [TestCase("apply", "plan.json", "--yes")]
    public async Task ReportInThePlaceOfThePlan_IsRefused(params string[] command)
    {
        var run = await _workspace.RunRawAsync([.. command, "--report", "json=./plan.json"]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --report json=./plan.json: this is the file of the plan.\n")));
    }

    [Test]
    public async Task PlanThatFails_LeavesNoPlanOfAnEarlierRun()
    {
        await _workspace.SucceedAsync("plan", "--out", "plan.json");
        _workspace.Write("Pulumi.yaml", "name: [");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task ClassicEdition_PrunesNothing()
    {
        File.Delete(_workspace.MemoryFile);
        _workspace.WriteProgram(Keep + Old);
        await _workspace.SucceedAsync("up", "--yes", "--edition", "classic");
        _workspace.WriteProgram(Keep);
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--edition", "classic");
        await ApplyAsync();
        Assert.That(run.Error, Does.Contain("edition classic has no tags, so nothing says what this program created: nothing is pruned"));
        Assert.That(await File.ReadAllTextAsync(_workspace.MemoryFile), Does.Contain("\"old\""));
    }

    [Test]
    public async Task RenamedProgram_WithoutTheOldTag_TouchesNothing()
    {
        _workspace.WriteProgram(Keep.Replace("name: keep", "name: keep, visibilityTimeout: 99", StringComparison.Ordinal), name: "renamed");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--prune");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, run.Error)));
        Assert.That(run.Error, Does.Contain("queue 'keep': it belongs to program 'demo' (its tag cmq:program), and this is 'renamed'"));
    }

    [Test]
    public async Task RenamedProgram_WithTheOldTag_PrunesWhatIsSelectedAndNotWhatAnotherProgramOfThatTagDeclares()
    {
        // Two programs with one tag: the second came by a rename, and the first is still there.
        _workspace.WriteProgram("new:\n  type: cmq:Queue\n  properties: { name: new }\n", name: "renamed");
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--owner", "demo", "--prune", "--select", "old*");
        await ApplyAsync();
        Assert.That(await AllAsync(), Is.EqualTo("keep new"));
        Assert.That((await _workspace.Broker.DescribeQueueAsync("new")).Tags![Ownership.TagKey], Is.EqualTo("demo"));
    }

    private async Task EndangerAsync(string danger)
    {
        var broker = _workspace.Broker;
        switch (danger)
        {
            case "queue with messages":
                await broker.SendTestMessageAsync("old", "hello");
                break;
            case "hidden message":
                await broker.SendTestMessageAsync("old", "hello");
                await broker.ReceiveMessagesAsync("old");
                break;
            case "subscription of somebody else":
                await broker.CreateSubscriptionAsync("old-topic", "stranger", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "dead-letter queue in use":
                await broker.CreateQueueAsync("user", new() { DeadLetterPolicy = new() { DeadLetterQueue = "old", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
                break;
            case "lists that fail":
                _workspace.Write("memory.json", "damaged");
                break;
            case "tag removed":
                await broker.ModifyQueueTagsAsync("old", new() { Delete = [Ownership.TagKey] });
                break;
            case "tag of another owner":
                await broker.ModifyQueueTagsAsync("old", new() { Replace = Tag("other") });
                break;
            case "tag of another owner on the topic":
                await broker.ModifyTopicTagsAsync("old-topic", new() { Replace = Tag("other") });
                break;
            case "declared object of another owner":
                await broker.ModifyQueueTagsAsync("keep", new() { Replace = Tag("other") });
                break;
            case "created again" or "created again by another owner":
                await broker.DeleteSubscriptionAsync("old-topic", "sub");
                await broker.DeleteQueueAsync("old");
                await broker.CreateQueueAsync("old", new(), danger == "created again" ? Own : Tag("other"));
                break;
            case "subscription that leads elsewhere":
                await broker.DeleteSubscriptionAsync("old-topic", "sub");
                await broker.CreateSubscriptionAsync("old-topic", "sub", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "no tag":
                await broker.CreateQueueAsync("handmade", new());
                break;
            case "other owner":
                await broker.CreateQueueAsync("foreign", new(), Tag("other"));
                break;
            case "other stack":
                await broker.CreateQueueAsync("staged", new(), Tag("demo/prod"));
                break;
            case "subscription to a URL of a topic that stays":
                _workspace.WriteProgram(Keep + "news:\n  type: cmq:Topic\n  properties: { name: news }\n");
                await broker.CreateTopicAsync("news", new(), null, Own);
                await broker.CreateSubscriptionAsync("news", "url", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "selector that takes one":
                await broker.CreateQueueAsync("tagged", new(), Own);
                break;
        }
    }

    private async Task<CliRun> ApplyAsync()
    {
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes", "--parallel", "1");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    private async Task<string> AllAsync()
    {
        var broker = _workspace.Broker;
        var topics = await broker.ListTopicsAsync().Select(topic => topic.Name).ToListAsync();
        var subscriptions = new List<string>();
        foreach (var topic in topics)
        {
            subscriptions.AddRange(await broker.ListSubscriptionsAsync(new() { TopicName = topic }).Select(subscription => $"{topic}/{subscription.Name}").ToListAsync());
        }

        var queues = await broker.ListQueuesAsync().Select(queue => queue.Name).ToListAsync();
        return string.Join(' ', queues.Concat(topics).Concat(subscriptions).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Tag(string owner) => new() { [Ownership.TagKey] = owner };
}
