namespace Cmq.Cli.Tests;

/// <summary>Queues that hold messages: a plan deletes or replaces them with <c>--force</c> alone, and as many messages as it shows.</summary>
public sealed class PlanForceTests
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

    [Test]
    public async Task Force_DeletesAQueueWithMessagesAndShowsTheirNumber()
    {
        await _workspace.Broker.SendTestMessageAsync("old", "hello");
        await _workspace.Broker.SendTestMessageAsync("old", "later", 60);
        var plan = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--force");
        var apply = await PruneProgram.ApplyAsync(_workspace);
        foreach (var run in (CliRun[])[plan, apply])
        {
            Assert.That(run.Out, Does.Contain("  -  Queue         old            (is not declared), (holds 2 messages: 1 active, 0 inactive, 1 delayed)\n"));
        }

        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo("keep"));
    }

    [Test]
    public async Task Force_ReplacesAQueueWithMessages()
    {
        _workspace.WriteProgram(PruneProgram.Keep.Replace("name: keep", "name: keep, maxMsgSize: 131072", StringComparison.Ordinal));
        await _workspace.Broker.SendTestMessageAsync("keep", "hello");
        var refused = await _workspace.RunAsync("plan", "--out", "plan.json");
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--force");
        await PruneProgram.ApplyAsync(_workspace);
        Assert.That(refused.Error, Does.Contain("it holds 1 message, which would be lost: consume them, or set forceDestroy: true on it, or make the plan with --force"));
        Assert.That((await _workspace.Broker.DescribeQueueAsync("keep")).MessageCount, Is.Zero);
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

    [Test]
    public async Task Protected_IsNotReplacedByAPlan()
    {
        _workspace.WriteProgram(PruneProgram.Keep.Replace("name: keep }", "name: keep, maxMsgSize: 131072 }\n  options: { protect: true }", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--force");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)));
        Assert.That(run.Error, Does.Contain("queue 'keep': it is protected, and would be replaced"));
    }
}
