using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary><c>cmq receive</c> and <c>cmq peek</c>.</summary>
public sealed class ReceiveTests
{
    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    [TestCase(CmqEdition.Classic)]
    public async Task Receive_WithoutDelete_LeavesTheMessageHidden(CmqEdition edition)
    {
        await using var bench = await MessageBench.StartAsync(edition);
        await bench.SendAsync("orders", "order 1");
        var run = await bench.RunAsync("receive", "orders");
        Assert.That(run.Out, Does.Match("^[^ ]+ sent 2026-03-02T08:[0-9:]+Z, received 1 time\norder 1\n$"), run.ToString());
        Assert.That((run.ExitCode, (await bench.Broker.DescribeQueueAsync("orders")).InactiveMsgNum), Is.EqualTo((0, 1L)));
    }

    [Test]
    public async Task Receive_WithDelete_TakesThemOut()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", "a", "b", "c");
        var run = await bench.RunAsync("receive", "orders", "--max", "100", "--wait", "0", "--delete");
        Assert.That((run.ExitCode, run.Error, await bench.BodiesAsync("orders")), Is.EqualTo((0, "3 messages received, 3 deleted.\n", "")));
    }

    [TestCase(0, 1, "a b c", TestName = "Receive_WithDeleteAndNobodyToReadIt_DeletesNone")]
    [TestCase(16, 4, "16 17 18", TestName = "Receive_WithDeleteAndAReaderWhoGoes_DeletesWhatWasWritten")]
    public async Task Receive_WithDeleteIntoAPipe(int taken, int exitCode, string left)
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", taken == 0 ? ["a", "b", "c"] : [.. Enumerable.Range(0, 19).Select(number => $"{number}")]);
        bench.Workspace.SureOut = new BrokenWriter(taken == 0 ? 0 : 1);
        var run = await bench.RunAsync("receive", "orders", "--max", "100", "--wait", "0", "--delete");
        Assert.That((run.ExitCode, await bench.BodiesAsync("orders")), Is.EqualTo((exitCode, left)), run.ToString());
        Assert.That(run.Error, Does.Contain("Broken pipe"));
    }

    [Test]
    public async Task Receive_MoreThanACallBrings_GivesThemAll()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", [.. Enumerable.Range(0, 40).Select(number => $"{number}")]);
        var run = await bench.RunAsync("receive", "orders", "--max", "35", "--json");
        Assert.That(run.Out.TrimEnd('\n').Split('\n').Select(line => (string?)JObject.Parse(line)["body"]), Is.EqualTo(Enumerable.Range(0, 35).Select(number => $"{number}")));
    }

    [Test]
    public async Task Receive_Json_HasWhatDeletesTheMessage()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", "a");
        var message = JObject.Parse((await bench.RunAsync("receive", "orders", "--json")).Out);
        await bench.Broker.DeleteMessageAsync("orders", (string)message["receiptHandle"]!);
        Assert.That(await bench.BodiesAsync("orders"), Is.Empty);
    }

    [Test]
    public async Task Receive_EmptyQueue_IsNoError()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("receive", "orders", "--wait", "0");
        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo((0, "", "No message came.\n")));
    }

    [Test]
    public async Task Receive_Stopped_IsCancelledAndSaysSo()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.Workspace.Stop.CancelAsync();
        var run = await bench.RunAsync("receive", "orders");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Cancelled, "Stopped: No message came.\n")));
    }

    [Test]
    public async Task Receive_OnATerminal_ShowsNoControlCharacters()
    {
        await using var bench = await MessageBench.StartAsync();
        bench.Workspace.TerminalWidth = 100;
        bench.Workspace.SetEnvironment("NO_COLOR", "1");
        await bench.SendAsync("orders", "a\u001B[2Jb");
        Assert.That((await bench.RunAsync("receive", "orders")).Out, Does.Contain("a\uFFFD[2Jb").And.Not.Contain("\u001B"));
    }

    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Classic)]
    public async Task Peek_OfAnEmulator_ShowsAndReceivesNone(CmqEdition edition)
    {
        await using var bench = await MessageBench.StartAsync(edition);
        await bench.SendAsync("orders", "a", "b", "c");
        var run = await bench.RunAsync("peek", "orders", "--max", "2", "--json");
        var seen = run.Out.TrimEnd('\n').Split('\n').Select(line => (string?)JObject.Parse(line)["body"]);
        Assert.That((string.Join(" ", seen), (await bench.Broker.DescribeQueueAsync("orders")).ActiveMsgNum), Is.EqualTo(("a b", 3L)), run.ToString());
    }

    [Test]
    public async Task Peek_Text_TellsTheState()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("orders", "a");
        var run = await bench.RunAsync("peek", "orders");
        Assert.That(run.Out, Does.Match("^[^ ]+ active, sent 2026-03-02T08:[0-9:]+Z, received 0 times\na\n$"), run.ToString());
    }

    [Test]
    public async Task Peek_OfTheServiceInMemory_ShowsAndReceivesNone()
    {
        using var workspace = new Workspace();
        await workspace.Broker.CreateQueueAsync("orders", new());
        await workspace.SucceedAsync("send", "orders", "--body", "a");
        var run = await workspace.SucceedAsync("peek", "orders", "--json");
        Assert.That((string?)JObject.Parse(run.Out)["state"], Is.EqualTo("active"));
    }

    [Test]
    public async Task Peek_OfTheService_IsRefusedByNameWithTheWayOut()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.Workspace.RunRawAsync("peek", "orders");
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Usage, "")));
        Assert.That(run.Error, Does.StartWith("error: cmq peek orders: the service has no call").And.Contain("Use cmq receive orders without --delete"));
    }

    [Test]
    public async Task Peek_MissingQueue_IsAnErrorThatNamesIt()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("peek", "missing");
        Assert.That((run.ExitCode, run.Error.Contains("cmq peek missing: ", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Error, true)), run.ToString());
    }
}
