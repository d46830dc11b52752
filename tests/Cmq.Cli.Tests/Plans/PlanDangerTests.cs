namespace Cmq.Cli.Tests;

/// <summary>
/// Dangerous situations between a plan with <c>--prune</c> and its run, each of them refused or limited: what is deleted is what the plan shows, belongs to the
/// program, and holds no messages that nobody gave up.
/// </summary>
public sealed class PlanDangerTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task BringUpAsync()
    {
        _workspace = new();
        await PruneProgram.PrepareAsync(_workspace);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    // What is there when the plan is made: it is refused, and no file is written.
    [TestCase("queue with messages", "queue 'old': it would have to be deleted, and it holds 1 message, which would be lost: consume them, or clear the queue, or make the plan with --force")]
    [TestCase("subscription of somebody else", "topic 'old-topic': it would have to be deleted, and it has subscriptions that this program does not declare: 'stranger'")]
    [TestCase("dead-letter queue in use", "queue 'old': it would have to be deleted, and queue 'user', which this program does not declare, has it as its dead-letter queue")]
    [TestCase("selector that leaves a subscription", "topic 'old-topic': it would have to be deleted, and it has subscriptions that this program does not declare: 'sub'", "--select", "old-topic")]
    [TestCase("another owner's tag as a whole", "--prune with --owner other would delete all that carries that tag and is not declared here", "--owner", "other")]
    [TestCase("damaged memory file", "memory.json, line 1, column 1: it is damaged: ")]
    public async Task Danger_WhenItIsPlanned_IsRefused(string danger, string told, params string[] options)
    {
        await PruneSituation.ArrangeAsync(_workspace, danger);
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
        await PruneSituation.ArrangeAsync(_workspace, danger);
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
        await PruneSituation.ArrangeAsync(_workspace, situation);
        await _workspace.SucceedAsync("plan", ["--out", "plan.json", .. options]);
        await (situation == "new leftover" ? _workspace.Broker.CreateQueueAsync("late", new(), PruneProgram.Tag("demo")) : Task.CompletedTask);
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo(left));
    }
}
