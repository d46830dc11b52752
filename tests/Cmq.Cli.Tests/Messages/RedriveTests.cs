using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary><c>cmq redrive</c>.</summary>
public sealed class RedriveTests
{
    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    [TestCase(CmqEdition.Classic)]
    public async Task Redrive_MovesAll(CmqEdition edition)
    {
        await using var bench = await MessageBench.StartAsync(edition);
        await bench.SendAsync("dead", "a", "b", "c");
        var run = await bench.RunAsync("redrive", "dead", "--to", "orders");
        Assert.That(
            (run.ExitCode, run.Out, await bench.BodiesAsync("orders"), await bench.BodiesAsync("dead")),
            Is.EqualTo((0, "3 messages moved.\n", "a b c", "")), run.ToString());
    }

    [Test]
    public async Task Redrive_WithoutATarget_GoesWhereTheDeadLettersCameFrom()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.Broker.ModifyQueueAsync("orders", new()
        {
            DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 },
        });
        await bench.SendAsync("dead", "a");
        await bench.RunAsync("redrive", "dead");
        Assert.That(await bench.BodiesAsync("orders"), Is.EqualTo("a"));
    }

    [Test]
    public async Task Redrive_NoTargetToBeFound_AsksForIt()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("redrive", "dead");
        Assert.That((run.ExitCode, run.Error.Contains("Give --to QUEUE.", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Usage, true)), run.ToString());
    }

    [Test]
    public async Task Redrive_WithAFilter_LeavesTheOthers()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", "order 1", "stock 2", "order 3");
        var run = await bench.RunAsync("redrive", "dead", "--to", "orders", "--filter", "^order");
        Assert.That(
            (run.Out, await bench.BodiesAsync("orders"), await bench.BodiesAsync("dead")),
            Is.EqualTo(("2 messages moved, 1 left because of the filter.\n", "order 1 order 3", "stock 2")));
    }

    [Test]
    public async Task Redrive_Max_EndsThere()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", "a", "b", "c");
        var run = await bench.RunAsync("redrive", "dead", "--to", "orders", "--max", "2", "--json");
        var end = JObject.Parse(run.Out.TrimEnd('\n').Split('\n')[^1]);
        Assert.That(((int)end["moved"]!, (string?)end["end"], await bench.BodiesAsync("dead")), Is.EqualTo((2, "max", "c")));
    }

    [Test]
    public async Task Redrive_AtARate_TellsHowFarItIs()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", [.. Enumerable.Range(0, 6).Select(number => $"{number}")]);
        var run = await bench.RunAsync("redrive", "dead", "--to", "orders", "--rate", "0.5");
        Assert.That(run.Error, Does.Contain(" moved so far.\n"), run.ToString());
    }

    [Test]
    public async Task Redrive_Stopped_LosesNothingAndTheNextRunGoesOn()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", [.. Enumerable.Range(0, 20).Select(number => $"{number}")]);
        bench.Workspace.NextOut = new TriggerWriter("\"moved\":", bench.Workspace.Stop.Cancel);
        var run = await bench.RunAsync("redrive", "dead", "--to", "orders", "--rate", "0.5", "--json");
        var end = JObject.Parse(run.Out.TrimEnd('\n').Split('\n')[^1]);
        var (moved, left) = (await bench.Broker.PeekMessagesAsync("orders"), await bench.Broker.PeekMessagesAsync("dead"));
        Assert.That(
            (run.ExitCode, (string?)end["end"], (int)end["moved"]! == moved.Count, moved.Count + left.Count),
            Is.EqualTo(((int)ExitCode.Cancelled, "stopped", true, 20)), run.ToString());
    }

    [TestCase("--filter [: ", "--filter", "[")]
    [TestCase("--rate 0: it is at least 0.01", "--rate", "0")]
    [TestCase("--max 0: it is 1 or more", "--max", "0")]
    [TestCase("'dead' is the queue itself", "--to", "dead")]
    public async Task Redrive_WrongCommandLine_IsUsage(string message, params string[] arguments)
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync(["redrive", "dead", .. arguments]);
        Assert.That((run.ExitCode, run.Error.Contains(message, StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Usage, true)), run.ToString());
    }

    [Test]
    public async Task Redrive_MissingTarget_MovesNothingAndIsAnError()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.SendAsync("dead", "a");
        var run = await bench.RunAsync("redrive", "dead", "--to", "missing");
        Assert.That((run.ExitCode, await bench.BodiesAsync("dead")), Is.EqualTo(((int)ExitCode.Error, "a")), run.ToString());
    }
}
