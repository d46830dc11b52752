using System.IO.Compression;
using Cmq.Properties;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>Pulumi states as the declared side, in all their forms.</summary>
public sealed class StateTests
{
    private const string Encrypted = """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:AbCd:EfGh" }""";

    private const string Resources = """
        "resources": [
          { "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "type": "pulumi:pulumi:Stack" },
          { "urn": "urn:pulumi:dev::shop::pulumi:providers:cmq::default", "custom": true, "type": "pulumi:providers:cmq", "id": "p1", "inputs": { "region": "ap-guangzhou" } },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::orders", "custom": true, "type": "cmq:index:Queue", "id": "orders",
            "provider": "urn:pulumi:dev::shop::pulumi:providers:cmq::default::p1",
            "inputs": { "name": "orders", "visibilityTimeout": 60 }, "outputs": { "name": "orders", "visibilityTimeout": 60, "pollingWaitSeconds": 0 } },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Topic::events", "custom": true, "type": "cmq:index:Topic", "id": "events", "inputs": { "name": "events" } },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Subscription::hook", "custom": true, "type": "cmq:index:Subscription", "id": "events/hook",
            "inputs": { "topic": "events", "name": "hook", "protocol": "http", "endpoint": ENCRYPTED, "notifyStrategy": "BACKOFF_RETRY" } },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::read", "custom": true, "external": true, "type": "cmq:index:Queue", "id": "read", "inputs": {} },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::orders", "custom": true, "delete": true, "type": "cmq:index:Queue", "id": "old", "inputs": {} },
          { "urn": "urn:pulumi:dev::shop::random:index:Pet::pet", "custom": true, "type": "random:index:Pet", "id": "x", "inputs": {} }
        ]
        """;

    private Workspace _workspace = null!;

    private static string Export => $$"""{ "version": 3, "deployment": { "manifest": {}, {{Resources}} } }""".Replace("ENCRYPTED", Encrypted, StringComparison.Ordinal);

    private static string Checkpoint => $$"""{ "version": 3, "checkpoint": { "stack": "dev", "latest": { {{Resources}} } } }""".Replace("ENCRYPTED", Encrypted, StringComparison.Ordinal);

    [SetUp]
    public async Task SetUpAsync()
    {
        _workspace = new();
        var broker = _workspace.Broker;
        await broker.CreateQueueAsync("orders", new() { VisibilityTimeout = 90, PollingWaitSeconds = 5 });
        await broker.CreateTopicAsync("events", new());
        await broker.CreateSubscriptionAsync("events", "hook", SubscriptionProtocol.Http, "http://127.0.0.1/very-secret", new() { NotifyStrategy = NotifyStrategy.BackoffRetry });
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task BothForms_AreCompared(bool isExport)
    {
        _workspace.Write("state.json", isExport ? Export : Checkpoint);
        Assert.That((await _workspace.DriftAsync("state.json")).Findings(), Is.EqualTo(new[] { "changed queue/orders pollingWaitSeconds", "changed queue/orders visibilityTimeout" }));
    }

    [Test]
    public async Task PackedState_IsRead()
    {
        using (var file = File.Create(Path.Combine(_workspace.Folder, "dev.json.gz")))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
        using (var text = new StreamWriter(packed))
        {
            await text.WriteAsync(Checkpoint);
        }

        Assert.That((int)(await _workspace.DriftAsync("dev.json.gz"))["summary"]!["declared"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task StandardInput_IsAState()
    {
        _workspace.Answers = Export;
        Assert.That((string?)(await _workspace.DriftAsync("-"))["sources"]![0]!["label"], Is.EqualTo("shop/dev (standard input)"));
    }

    [Test]
    public async Task Encrypted_IsNeitherComparedNorShown()
    {
        _workspace.Write("state.json", Export);
        var run = await _workspace.RunAsync("drift", "state.json", "--json", "--out", "html=r.html", "--out", "markdown=r.md", "--out", "sarif=r.sarif", "--out", "junit=r.xml", "--out", "terminal=r.txt");
        var written = run.Out + run.Error + string.Concat(new[] { "r.html", "r.md", "r.sarif", "r.xml", "r.txt" }.Select(file => File.ReadAllText(Path.Combine(_workspace.Folder, file))));
        Assert.That(written, Does.Not.Contain("very-secret").And.Not.Contain("v1:AbCd"));
        Assert.That(JObject.Parse(run.Out)["notCompared"]![0]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"type":"subscription","id":"events/hook","properties":["endpoint"]}"""));
    }

    [Test]
    public async Task WhatTheStateRemembers_IsToldForWhatTheProgramNeverSet()
    {
        _workspace.Write("state.json", Export);
        var finding = (await _workspace.DriftAsync("state.json"))["findings"]![0]!;
        Assert.That(((string?)finding["property"], (int)finding["declared"]!, (int)finding["live"]!), Is.EqualTo(("pollingWaitSeconds", 0, 5)));
    }

    [Test]
    public async Task IgnoreChanges_OfTheState_AreNoDrift()
    {
        _workspace.Write("state.json", Export.Replace("\"custom\": true, \"type\": \"cmq:index:Queue\", \"id\": \"orders\"", "\"custom\": true, \"ignoreChanges\": [\"visibilityTimeout\"], \"type\": \"cmq:index:Queue\", \"id\": \"orders\"", StringComparison.Ordinal));
        Assert.That((await _workspace.DriftAsync("state.json")).Findings(), Is.EqualTo(new[] { "changed queue/orders pollingWaitSeconds" }));
    }

    [Test]
    public void Region_IsTheStates() => Assert.That(Read(Regions("ap-guangzhou", "ap-guangzhou")).Provider.Region, Is.EqualTo("ap-guangzhou"));

    [Test]
    public void TwoRegions_AreRefused() => Assert.That(
        () => Read(Regions("ap-guangzhou", "ap-beijing")),
        Throws.TypeOf<CommandException>().With.Message.EqualTo(
            "provider 'a' of state.json has cmq:region ap-guangzhou, and provider 'b' of state.json has ap-beijing: one run looks at one place. Run them apart, or say --region."));

    [Test]
    public async Task GivenRegion_LeavesTheOtherOut_AndSaysSo()
    {
        var notes = new List<Diagnostic>();
        var read = Read(Regions("ap-guangzhou", "ap-beijing"), notes, "ap-beijing");
        var declared = await read.Sources.Single().ReadAsync(CmqEdition.Tdmq, default);
        Assert.That((read.Provider.Region, declared.Single().Id), Is.EqualTo(("ap-beijing", "qb")));
        Assert.That(notes.Single().Message, Is.EqualTo("state.json: 1 resources of provider 'a' are in ap-guangzhou, and are left out"));
    }

    [Test]
    public void GivenRegion_WhereNothingIs_IsRefused() => Assert.That(
        () => Read(Regions("ap-guangzhou", "ap-guangzhou"), [], "ap-beijing"),
        Throws.TypeOf<CommandException>().With.Message.EqualTo("state.json: all its resources are in ap-guangzhou: run with --region ap-guangzhou."));

    [Test]
    public async Task PendingOperation_IsTold()
    {
        _workspace.Write("state.json", """{ "version": 3, "deployment": { "resources": [], "pending_operations": [ { "type": "creating", "resource": { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::q" } } ] } }""");
        Assert.That((await _workspace.DriftAsync("state.json"))["notes"]!.Select(note => note.ToString()), Has.One.Contains("creating urn:pulumi:dev::shop::cmq:index:Queue::q"));
    }

    [TestCase("[]", "is not a Pulumi state")]
    [TestCase("{}", "it has neither a deployment nor a checkpoint")]
    [TestCase("{ \"version\": 1, \"latest\": {} }", "of version 1")]
    [TestCase("{ \"version\": 3, \"deployment\": { \"resources\": [ {", "is not a Pulumi state")]
    [TestCase("{ \"version\": 3, \"deployment\": { \"resources\": [ {} ] } }", "a resource has no urn")]
    [TestCase("nonsense", "is not a Pulumi state")]
    public async Task WhatIsNoState_IsRefused(string text, string expected)
    {
        _workspace.Write("state.json", text);
        var run = await _workspace.RunAsync("drift", "state.json");
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task StackNeverBroughtUp_DeclaresNothing()
    {
        _workspace.Write("state.json", """{ "version": 3, "checkpoint": { "latest": null } }""");
        Assert.That((int)(await _workspace.DriftAsync("state.json"))["summary"]!["declared"]!, Is.Zero);
    }

    [TestCase("""{ "a": [1, true, null, "x"] }""", "{a: [1, true, null, \"x\"]}")]
    [TestCase("\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05Z\"")]
    [TestCase("""{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"x\"" }""", "[secret]")]
    [TestCase("""{ "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "value": 5 }""", "5")]
    [TestCase("\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "unknown")]
    public void Value_IsReadAsTheEngineWritesIt(string json, string expected)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        Assert.That(StateValues.Read(JToken.ReadFrom(reader)).ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void SecretInClear_KeepsItsValue() => Assert.That(
        StateValues.Read(JToken.Parse("""{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "[1,2]" }""")).UnwrapAll(),
        Is.EqualTo(new ListValue([1, 2])));

    private static string Regions(string a, string b) => $$"""
        { "version": 3, "deployment": { "resources": [
          { "urn": "urn:pulumi:dev::shop::pulumi:providers:cmq::a", "type": "pulumi:providers:cmq", "id": "1", "inputs": { "region": "{{a}}" } },
          { "urn": "urn:pulumi:dev::shop::pulumi:providers:cmq::b", "type": "pulumi:providers:cmq", "id": "2", "inputs": { "region": "{{b}}" } },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::a", "type": "cmq:index:Queue", "id": "qa", "provider": "urn:pulumi:dev::shop::pulumi:providers:cmq::a::1" },
          { "urn": "urn:pulumi:dev::shop::cmq:index:Queue::b", "type": "cmq:index:Queue", "id": "qb", "provider": "urn:pulumi:dev::shop::pulumi:providers:cmq::b::2" }
        ] } }
        """;

    private DeclaredSources Read(string state, List<Diagnostic>? notes = null, string? region = null)
    {
        _workspace.Write("state.json", state);
        var settings = new CommandSettings { Program = "." };
        return DeclaredSources.Read(
            ["state.json"],
            region is null ? settings : settings with { Provider = settings.Provider.Add("region", region) },
            new() { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Environment = _ => null, WorkingDirectory = _workspace.Folder },
            notes ?? []);
    }
}
