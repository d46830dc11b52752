using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary><c>cmq send</c> and <c>cmq publish</c>.</summary>
public sealed class SendTests
{
    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    [TestCase(CmqEdition.Classic)]
    public async Task Send_Body_LiesInTheQueueAndItsIdIsTold(CmqEdition edition)
    {
        await using var bench = await MessageBench.StartAsync(edition);
        var run = await bench.RunAsync("send", "orders", "--body", "order 1");
        var message = (await bench.Broker.PeekMessagesAsync("orders")).Single();
        Assert.That((run.ExitCode, run.Out, run.Error, message.Body), Is.EqualTo((0, message.MessageId + "\n", "1 message sent to orders.\n", "order 1")), run.ToString());
    }

    [Test]
    public async Task Send_LinesOfStandardInput_AreMessagesEach()
    {
        await using var bench = await MessageBench.StartAsync();
        bench.Workspace.Answers = "a\n\nb\nc\n";
        await bench.RunAsync("send", "orders");
        Assert.That(await bench.BodiesAsync("orders"), Is.EqualTo("a b c"));
    }

    [Test]
    public async Task Send_ManyLines_AllGoInTheirOrder()
    {
        await using var bench = await MessageBench.StartAsync();
        bench.Workspace.Answers = string.Concat(Enumerable.Range(0, 500).Select(number => $"{number}\n"));
        await bench.RunAsync("send", "orders");
        var bodies = (await bench.Broker.PeekMessagesAsync("orders", 0, 1000)).Select(message => message.Body);
        Assert.That(bodies, Is.EqualTo(Enumerable.Range(0, 500).Select(number => $"{number}")));
    }

    [Test]
    public async Task Send_File_IsOneMessageAsItIs()
    {
        await using var bench = await MessageBench.StartAsync();
        bench.Workspace.Write("order.json", "{\n  \"id\": 1\n}\n");
        await bench.RunAsync("send", "orders", "--file", "order.json");
        Assert.That((await bench.Broker.PeekMessagesAsync("orders")).Single().Body, Is.EqualTo("{\n  \"id\": 1\n}\n"));
    }

    [Test]
    public async Task Send_WithADelay_IsDelayed()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.RunAsync("send", "orders", "--body", "x", "--delay", "60");
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).DelayMsgNum, Is.EqualTo(1));
    }

    [Test]
    public async Task Send_Json_IsOneObjectALine()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("send", "orders", "--body", "a", "--body", "b", "--json");
        var objects = run.Out.TrimEnd('\n').Split('\n').Select(JObject.Parse).ToList();
        Assert.That(objects.Select(item => ((int)item["number"]!, (string?)item["outcome"])), Is.EqualTo(new[] { (1, "sent"), (2, "sent") }));
    }

    [Test]
    public async Task Send_OneMessageTooLong_TheOthersGoAndTheExitCodeSaysSo()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.Broker.CreateQueueAsync("short", new() { MaxMsgSize = 1024 });
        var run = await bench.RunAsync("send", "short", "--body", "a", "--body", new string('x', 2000), "--body", "b");
        Assert.That((run.ExitCode, await bench.BodiesAsync("short")), Is.EqualTo(((int)ExitCode.Partial, "a b")), run.ToString());
        Assert.That(run.Error, Does.Contain("error: message 2: ").And.EndWith("2 messages sent to short, 1 not.\n"));
    }

    [Test]
    public async Task Send_MissingQueue_IsAnErrorThatNamesIt()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("send", "missing", "--body", "a");
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Error, "")));
        Assert.That(run.Error, Does.Contain("missing").And.Contain("4440"));
    }

    [TestCase("--body and --file don't go together", "--body", "a", "--file", "f")]
    [TestCase("--delay 3601: it is 0 to 3600", "--delay", "3601")]
    [TestCase("Unrecognized command or argument '--bodi'", "--bodi")]
    [TestCase("--file missing.txt: it can't be read", "--file", "missing.txt")]
    public async Task Send_WrongCommandLine_IsUsage(string message, params string[] arguments)
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync(["send", "orders", .. arguments]);
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Send_OptionInThePlaceOfTheQueue_IsNoQueue()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("send", "--bodi");
        Assert.That((run.ExitCode, run.Error.Contains("there is no option '--bodi'; did you mean '--body'?", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Usage, true)), run.ToString());
    }

    [Test]
    public async Task Send_WithoutCredentials_IsUsageAndNamesThem()
    {
        using var workspace = new Workspace();
        var run = await workspace.RunRawAsync("send", "orders", "--body", "a", "--region", "ap-guangzhou");
        Assert.That((run.ExitCode, run.Error.Contains("TENCENTCLOUD_SECRET_ID", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Usage, true)), run.ToString());
    }

    [Test]
    public async Task Send_WrongKey_IsToldWithoutIt()
    {
        await using var bench = await MessageBench.StartAsync();
        bench.Workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", "a-key-that-is-wrong");
        var run = await bench.RunAsync("send", "orders", "--body", "a");
        Assert.That((run.ExitCode, run.ToString().Contains("a-key-that-is-wrong", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Error, false)), run.ToString());
    }

    [Test]
    public async Task Publish_WithTags_ReachesTheirSubscriber()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.Broker.CreateTopicAsync("events", new());
        await bench.Broker.CreateSubscriptionAsync("events", "paid", SubscriptionProtocol.Queue, "orders", new() { FilterTags = ["paid"] });
        var run = await bench.RunAsync("publish", "events", "--body", "order 1", "--tag", "paid", "--tag", "new");
        Assert.That((run.ExitCode, run.Error, await bench.BodiesAsync("orders")), Is.EqualTo((0, "1 message published on events.\n", "order 1")));
    }

    [Test]
    public async Task Publish_WithARoutingKey_ReachesItsBinding()
    {
        await using var bench = await MessageBench.StartAsync();
        await bench.Broker.CreateTopicAsync("events", new(), FilterType.BindingKey);
        await bench.Broker.CreateSubscriptionAsync("events", "paid", SubscriptionProtocol.Queue, "orders", new() { BindingKeys = ["order.#"] });
        await bench.RunAsync("publish", "events", "--body", "order 1", "--routing-key", "order.paid");
        Assert.That(await bench.BodiesAsync("orders"), Is.EqualTo("order 1"));
    }

    [Test]
    public async Task Publish_TagsAndRoutingKey_AreRefusedTogether()
    {
        await using var bench = await MessageBench.StartAsync();
        var run = await bench.RunAsync("publish", "events", "--body", "x", "--tag", "a", "--routing-key", "b");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: --tag and --routing-key don't go together: a topic filters by the one or by the other.\n")));
    }
}
