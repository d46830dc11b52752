using System.Net;
using Cmq.Broker;
using Cmq.Emulator;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>A part that can't be read is told, the rest is reported all the same, and nobody takes it for the whole.</summary>
public sealed class PartialTests
{
    private Workspace _workspace = null!;
    private CmqBroker _broker = null!;
    private CmqEmulatorFaults _faults = null!;
    private CmqEmulator _emulator = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _workspace = new();
        _broker = new(new() { TimeProvider = _workspace.Clock });
        _faults = new();
        _emulator = await CmqEmulator.StartAsync(new() { Management = _broker, Faults = _faults, TimeProvider = _workspace.Clock });
        _workspace.SetEnvironment("CMQ_ENDPOINT", _emulator.Endpoint.ToString());
        _workspace.SetEnvironment("TENCENTCLOUD_REGION", "ap-guangzhou");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId);
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey);
        _workspace.WriteProgram("""
            q: { type: cmq:Queue, properties: { name: q, visibilityTimeout: 60 } }
            t: { type: cmq:Topic, properties: { name: t } }
            s: { type: cmq:Subscription, properties: { topic: t, name: s, protocol: queue, endpoint: q } }
            """);
        await _broker.CreateQueueAsync("q", new() { VisibilityTimeout = 90 });
        await _broker.CreateTopicAsync("t", new());
        await _broker.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Queue, "q", new());
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _emulator.DisposeAsync();
        _workspace.Dispose();
    }

    [Test]
    public async Task Whole_EndsWith3()
    {
        var run = await _workspace.RunRawAsync("drift", "--json");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Changes), run.ToString());
    }

    [TestCase("DescribeCmqTopics", "subscriptions,topics", 1)]
    [TestCase("DescribeCmqSubscriptionDetail", "subscriptions of 't'", 1)]
    [TestCase("DescribeCmqQueues", "queues", 0)]
    public async Task OneListFails_EndsWith4_AndReportsTheRest(string action, string unread, int findings)
    {
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, action) { Times = 1000 });
        var run = await _workspace.RunRawAsync("drift", "--json");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Partial), run.ToString());
        var report = JObject.Parse(run.Out);
        Assert.That(string.Join(',', report["unread"]!.Select(entry => (string)entry["what"]!)), Is.EqualTo(unread));
        Assert.That(report.Findings().Count(), Is.EqualTo(findings));
    }

    [TestCase("DescribeCmqTopics", "Drift: 1 changed; subscriptions and topics were not read in full")]
    [TestCase("DescribeCmqSubscriptionDetail", "Drift: 1 changed; subscriptions of 't' were not read in full")]
    [TestCase("DescribeCmqQueues", "Drift: none in what could be read; queues were not read in full")]
    public async Task OneListFails_EveryTitleSaysSo(string action, string title)
    {
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, action) { Times = 1000 });
        foreach (var name in (string[])["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"])
        {
            _workspace.SetEnvironment(name, Path.Combine(_workspace.Folder, name));
        }

        var run = await _workspace.RunRawAsync("drift", "--out", "terminal", "--out", "markdown=d.md", "--out", "html=d.html", "--out", "github");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Out, Does.Contain($"\n{title}\n"));
            Assert.That(Read("d.md"), Does.Contain($"\n## {title}\n"));
            Assert.That(WebUtility.HtmlDecode(Read("d.html")), Does.Contain($"<title>{title}</title>").And.Contain($"<h1>{title}</h1>"));
            Assert.That(Read("GITHUB_STEP_SUMMARY"), Does.Contain($"\n## {title}\n"));
            Assert.That(Read("GITHUB_OUTPUT"), Does.Contain($"summary={title["Drift: ".Length..]}\n"));
        }
    }

    [Test]
    public async Task OneListFails_CoverageIsNotKnown()
    {
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, "DescribeCmqTopics") { Times = 1000 });
        var report = JObject.Parse((await _workspace.RunRawAsync("drift", "--json")).Out);
        Assert.That(report["summary"]!["coverage"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [Test]
    public async Task UnreadIsNeverMissing()
    {
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, "DescribeCmqTopics") { Times = 1000 });
        var report = JObject.Parse((await _workspace.RunRawAsync("drift", "--json")).Out);
        Assert.That(((int)report["summary"]!["missing"]!, (int)report["summary"]!["unread"]!), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task PartialRead_IsNoBaseline()
    {
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, "DescribeCmqTopics") { Times = 1000 });
        var run = await _workspace.RunRawAsync("drift", "--write-baseline", "b.json");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "b.json"))), Is.EqualTo(((int)ExitCode.Partial, false)), run.ToString());
    }

    [Test]
    public async Task PassingTrouble_IsGotOver_AndItsCallsCount()
    {
        _faults.Add(new(CmqEmulatorFaultKind.Throttle, "DescribeCmqQueues"));
        var run = await _workspace.RunRawAsync("drift", "--json");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Changes), run.ToString());
        Assert.That((long)JObject.Parse(run.Out)["calls"]!["total"]!, Is.EqualTo(_emulator.Calls.Total));
    }

    [Test]
    public async Task WrongKey_EndsWith1()
    {
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", "wrong");
        Assert.That((await _workspace.RunRawAsync("drift")).ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task Drift_AsksOnlyToRead()
    {
        await _workspace.RunRawAsync("drift");
        Assert.That(_emulator.Calls.ByAction.Keys, Has.All.StartsWith("Describe"));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_workspace.Folder, file));
}
