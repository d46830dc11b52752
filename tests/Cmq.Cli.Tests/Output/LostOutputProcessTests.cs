namespace Cmq.Cli.Tests;

/// <summary>The real command where its standard output, or all that it could tell, goes nowhere.</summary>
[Platform("Linux", Reason = "/dev/full is there alone.")]
public sealed class LostOutputProcessTests
{
    private static readonly string[] Memory = ["--backend", "memory", "--memory-file", "memory.json"];

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one }\n");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("> /dev/full", "No space left on device")]
    [TestCase(">&-", "Bad file descriptor")]
    public async Task Preview_ThatCanNotBeWritten_SaysSoAndEndsWith1(string to, string reason)
    {
        var run = await CmqProcess.RunAsync(_workspace, $"\"$@\" {to}", ["preview", .. Memory]);
        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo(((int)ExitCode.Error, "", $"error: standard output can't be written: {reason}\n")));
    }

    [TestCase("> /dev/full")]
    [TestCase("> /dev/full 2>&1")]
    [TestCase(">&- 2>&-")]
    public async Task Up_ThatCanNotTell_IsDoneAndEndsWith4(string to)
    {
        var run = await CmqProcess.RunAsync(_workspace, $"\"$@\" {to}", ["up", "--yes", .. Memory]);
        Assert.That((run.ExitCode, await _workspace.Broker.FindQueueAsync("one") is not null), Is.EqualTo(((int)ExitCode.Partial, true)), run.ToString());
    }

    [TestCase("> /dev/full")]
    [TestCase(">&-")]
    public async Task Receive_ThatCanNotBeWritten_DeletesNothing(string to)
    {
        await CmqProcess.RunAsync(_workspace, "\"$@\"", ["up", "--yes", .. Memory]);
        await CmqProcess.RunAsync(_workspace, "\"$@\"", ["send", "one", "--body", "order 1", .. Memory]);
        var run = await CmqProcess.RunAsync(_workspace, $"\"$@\" {to}", ["receive", "one", "--delete", .. Memory]);
        var left = await CmqProcess.RunAsync(_workspace, "\"$@\"", ["peek", "one", .. Memory]);
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error), run.ToString());
        Assert.That(left.Out, Does.Contain("inactive").And.EndsWith("order 1\n"));
    }

    [Test]
    public async Task APipeWhoseReaderHasEnough_IsNoError()
    {
        var run = await CmqProcess.RunAsync(_workspace, "{ \"$@\"; echo \"ended with $?\" >&2; } | head -n 1", "schema");
        Assert.That((run.Out, run.Error), Is.EqualTo(("{\n", "ended with 0\n")));
    }
}
