namespace Cmq.Cli.Tests;

/// <summary>Standard output can't be written: that is told once, what is under way goes on, and the exit code says whether something was changed.</summary>
public sealed class LostOutputTests
{
    private const string Told = $"error: standard output can't be written: {FullWriter.Reason}\n";
    private const string Queue = "one:\n  type: cmq:Queue\n  properties: { name: one }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new() { NextOut = new FullWriter() };
        _workspace.WriteProgram(Queue);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("preview", 1)]
    [TestCase("preview --json", 1)]
    [TestCase("preview --report markdown", 1)]
    [TestCase("preview --expect-no-changes", 1)]
    [TestCase("plan --out plan.json", 1)]
    [TestCase("drift", 1)]
    [TestCase("drift --json", 1)]
    [TestCase("import", 1)]
    [TestCase("up --yes", 4)]
    [TestCase("up --yes --json", 4)]
    [TestCase("destroy --yes", 1, TestName = "Lost_WhenNothingWasToBeDone_EndsWith1")]
    public async Task Lost_IsToldOnceAndEndsWithoutSuccess(string command, int exitCode)
    {
        var words = command.Split(' ');
        var run = await _workspace.RunAsync(words[0], words[1..]);
        Assert.That((run.ExitCode, run.Error.Split(Told).Length - 1), Is.EqualTo((exitCode, 1)), run.ToString());
    }

    [TestCase("schema")]
    [TestCase("completion", "bash")]
    [TestCase("up", "--help")]
    public async Task Lost_OfATextThatIsMade_EndsWith1(params string[] command)
    {
        var run = await _workspace.RunRawAsync(command);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Error, Told)));
    }

    [Test]
    public async Task Lost_OfACommandThatFails_KeepsItsExitCode()
    {
        _workspace.WriteProgram(Queue.Replace("name: one", "name: one, visibilityTimeout: -1", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("preview", "--json");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, Told)));
    }

    [Test]
    public async Task Lost_WhatIsToBeDone_IsDone()
    {
        await _workspace.RunAsync("up", "--yes");
        Assert.That(await _workspace.Broker.FindQueueAsync("one"), Is.Not.Null);
    }

    [Test]
    public async Task Lost_NobodyIsAskedAboutAPlanThatWasNotShown()
    {
        _workspace.Answers = "yes\n";
        var run = await _workspace.RunAsync("up");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Error, Told + "error: The plan could not be shown, so nobody is asked.\nNothing was changed.\n")));
        Assert.That(await _workspace.Broker.FindQueueAsync("one"), Is.Null);
    }

    [TestCase("send dead --body b", 4, "a b")]
    [TestCase("send dead --body b --json", 4, "a b")]
    [TestCase("redrive dead --to orders", 4, "")]
    [TestCase("receive dead", 1, "a")]
    [TestCase("receive dead --delete", 1, "a")]
    [TestCase("peek dead", 1, "a")]
    public async Task Lost_OfACommandOnMessages(string command, int exitCode, string left)
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", "a");
        bench.Workspace.NextOut = new FullWriter();
        var run = await bench.RunAsync(command.Split(' '));
        Assert.That((run.ExitCode, run.Error.Split(Told).Length - 1, await bench.BodiesAsync("dead")), Is.EqualTo((exitCode, 1, left)), run.ToString());
    }

    [Test]
    public async Task Lost_WithoutDelete_ReceivesNoMoreThanOneLot()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", [.. Enumerable.Range(0, 40).Select(number => $"{number}")]);
        bench.Workspace.NextOut = new FullWriter();
        await bench.RunAsync("receive", "orders", "--max", "40");
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(24));
    }
}
