using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The plan file: what it holds, that it is the same each time, and that nothing else is taken for one.</summary>
public sealed partial class PlanFileTests
{
    private const string Before = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead }
        orders:
          type: cmq:Queue
          properties: { name: orders, maxMsgSize: 65536, deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 } }
        old:
          type: cmq:Queue
          properties: { name: old }
        """;

    private const string After = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead, maxMsgSize: 131072, forceDestroy: true }
        orders:
          type: cmq:Queue
          properties:
            name: orders
            visibilityTimeout: ${timeout}
            maxMsgSize: 65536
            deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 }
          options: { ignoreChanges: [msgRetentionSeconds] }
        new:
          type: cmq:Queue
          properties: { name: new, tags: { price: "5$", of: "t${orders.visibilityTimeout}" } }
        like:
          type: cmq:Queue
          properties: { name: like, visibilityTimeout: "${new.visibilityTimeout}" }
          options: { protect: true }
        """;

    private const string More = "config:\n  timeout: { type: integer, default: 60 }\nvariables:\n  at: \"${new.queueId}, ${pulumi.project}\"\noutputs:\n  known: ${orders.name}\n  later: ${at}\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    private string Text => File.ReadAllText(Path.Combine(_workspace.Folder, "plan.json"));

    [Test]
    public async Task File_IsThisDocument()
    {
        await PrepareAsync();
        await PlanAsync("--prune", "--select", "old*");

        // Ids of the service are random, and the hash is over them.
        GoldenFile.Check("plan.json", RandomPart().Replace(Text, "$1…"));
    }

    [Test]
    public async Task Terminal_ShowsThis()
    {
        await PrepareAsync();
        var run = await PlanAsync("--prune");
        GoldenFile.Check("plan.txt", RandomPart().Replace(run.Out, "…"));
    }

    [Test]
    public async Task Reports_NameThePlan()
    {
        await PrepareAsync();
        var run = await PlanAsync("--prune", "--report", "markdown=plan.md", "--json");
        var json = JObject.Parse(run.Out);
        var markdown = await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "plan.md"));
        var hash = (string)json["plan"]!["hash"]!;
        Assert.That(markdown, Does.StartWith("<!-- cmq plan -->\n## Plan: ").And.Contain($"plan {hash["sha256:".Length..][..12]}"));
        Assert.That((string?)json["command"], Is.EqualTo("plan"));
    }

    [Test]
    public async Task SameInputsAndLiveState_GiveTheSameBytesButForTheTime()
    {
        await PrepareAsync();
        await PlanAsync("--prune");
        var first = Text;
        _workspace.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        await PlanAsync("--prune", "--parallel", "1");
        Assert.That(Text, Is.Not.EqualTo(first));
        Assert.That(Text.Replace("08:00:05Z", "08:00:00Z", StringComparison.Ordinal), Is.EqualTo(first));
    }

    [TestCase("other inputs", "timeout=61")]
    [TestCase("another live state", null)]
    public async Task AnotherPlan_HasAnotherHash(string what, string? config)
    {
        await PrepareAsync();
        await PlanAsync();
        var first = (string)JObject.Parse(Text)["hash"]!;
        if (config is null)
        {
            await _workspace.Broker.ModifyQueueAsync("orders", new() { PollingWaitSeconds = 9 });
        }

        await PlanAsync(config is null ? [] : ["--config", config]);
        Assert.That((string)JObject.Parse(Text)["hash"]!, Is.Not.EqualTo(first), what);
    }

    [Test]
    public async Task File_HoldsNoCredentialsAndOnlyItsOwnerReadsIt()
    {
        await PrepareAsync();
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", "the-id");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", "the-key");
        await PlanAsync();
        Assert.That(Text, Does.Not.Contain("the-id").And.Not.Contain("the-key"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(Path.Combine(_workspace.Folder, "plan.json")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Assert.That(Directory.GetFiles(_workspace.Folder, ".plan*"), Is.Empty, "nothing is left beside it");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such modes.")]
    [UnsupportedOSPlatform("windows")]
    public async Task File_ThatOthersCouldRead_IsReplacedByOneThatTheyCanNot()
    {
        _workspace.Write("plan.json", "");
        File.SetUnixFileMode(Path.Combine(_workspace.Folder, "plan.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await PrepareAsync();
        await PlanAsync();
        Assert.That(File.GetUnixFileMode(Path.Combine(_workspace.Folder, "plan.json")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Secrets_AreNotWrittenUnasked()
    {
        WriteSecret();
        var run = await _workspace.RunAsync("plan", "--out", "plan.json");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((2, false)));
        Assert.That(run.Error, Does.Contain("the program has secret inputs").And.Contain("--show-secrets"));
        Assert.That(run.Out + run.Error, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Secrets_ThatAreAskedFor_AreCarriedOutAndStillNotShown()
    {
        WriteSecret();
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--show-secrets");
        Assert.That(Text, Does.Contain("\"endpoint\": {\n          \"fn::secret\": \"http://example.com/?token=s3cret\"\n        }"));
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Out, Does.Not.Contain("s3cret"));
        Assert.That((await _workspace.Broker.FindSubscriptionAsync("news", "hook"))!.Endpoint, Is.EqualTo("http://example.com/?token=s3cret"));
        Assert.That((await _workspace.RunAsync("preview", "--expect-no-changes")).ExitCode, Is.Zero);
    }

    [TestCase("\"visibilityTimeout\": 60", "\"visibilityTimeout\": 61")]
    [TestCase("\"action\": \"update\"", "\"action\": \"create\"")]
    [TestCase("\"force\": false", "\"force\": true")]
    [TestCase("\"account\": null", "\"account\": \"1\"")]
    [TestCase("\"id\": \"old\"", "\"id\": \"orders\"")]
    [TestCase("\"hash\": \"sha256:", "\"hash\": \"sha256:0")]
    [TestCase("\"owner\": \"demo\"", "\"owner\": \"other\"")]
    [TestCase("\"key\": \"like\",", "")]
    public async Task AFileThatWasEdited_IsRefused(string old, string edited)
    {
        await PrepareAsync();
        await PlanAsync("--prune");
        Assert.That(Text, Does.Contain(old));
        _workspace.Write("plan.json", Text.Replace(old, edited, StringComparison.Ordinal));
        await RefusedAsync("plan.json was changed after it was made: its hash is not that of what it holds.");
    }

    [Test]
    public async Task AnotherLayoutAndTime_AreNoEdits()
    {
        await PrepareAsync();
        await PlanAsync("--prune");
        _workspace.Write("plan.json", JObject.Parse(Text.Replace("08:00:00Z", "09:00:00Z", StringComparison.Ordinal)).ToString(Formatting.None));
        Assert.That((await _workspace.RunRawAsync("apply", "plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [TestCase("", "is no plan that can be carried out: ")]
    [TestCase("{", "is no plan that can be carried out: ")]
    [TestCase("[]", "is no plan that can be carried out: ")]
    [TestCase("{}", "is no plan that can be carried out: it has no version and steps. Make one with cmq plan --out plan.json.")]
    [TestCase("{ \"version\": 2, \"steps\": [] }", "is a plan of version 2, and this cmq carries out version 1")]
    [TestCase("{ \"version\": \"1\", \"steps\": [] }", "it has no version and steps")]
    [TestCase("{ \"version\": 1, \"steps\": [] }", "was changed after it was made")]
    public async Task WhatIsNoPlan_IsRefused(string text, string told)
    {
        _workspace.Write("plan.json", text);
        await RefusedAsync(told);
    }

    [TestCase("also", "1", "also is not known to this version of cmq")]
    [TestCase("steps[0].also", "1", "steps[0].also is not known to this version of cmq")]
    [TestCase("identity.also", "1", "identity.also is not known to this version of cmq")]
    [TestCase("steps[0].action", "\"burn\"", "steps[0].action is no action of a plan")]
    [TestCase("steps[0].action", "\"create\"", "steps[0].action does not go with what else the step has")]
    [TestCase("steps[0].type", "\"cmq:index:Stack\"", "steps[0].type is no type")]
    [TestCase("steps[0].dependsOn", "[1]", "steps[0].dependsOn is no list of texts")]
    [TestCase("identity.edition", "\"new\"", "identity.edition is no edition")]
    [TestCase("identity.memoryFile", "null", "identity.backend does not say which service it is")]
    [TestCase("force", "\"yes\"", "force is neither true nor false")]
    public async Task AMemberThatIsWrong_IsNamedThoughTheHashIsRight(string path, string value, string told)
    {
        await PrepareAsync();
        await PlanAsync("--prune");
        var root = JObject.Parse(Text);
        var at = path.LastIndexOf('.');
        ((JObject)(at < 0 ? root : root.SelectToken(path[..at])!))[path[(at + 1)..]] = JToken.Parse(value);
        root["hash"] = PlanHash.Of(root);
        _workspace.Write("plan.json", root.ToString());
        await RefusedAsync($"plan.json is no plan that can be carried out: {told}.");
    }

    [Test]
    public async Task TextAfterTheEndAndDoubleMembers_AreRefused()
    {
        await PrepareAsync();
        await PlanAsync();
        var text = Text;
        _workspace.Write("plan.json", text + "{}");
        await RefusedAsync("is no plan that can be carried out");
        _workspace.Write("plan.json", text.Replace("\"force\": false", "\"force\": false, \"force\": false", StringComparison.Ordinal));
        await RefusedAsync("is no plan that can be carried out");
    }

    [Test]
    public async Task NoFile_IsTold()
    {
        var run = await _workspace.RunRawAsync("apply", "none.json", "--yes");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.StartWith("error: none.json can't be read: "));
    }

    [Test]
    public async Task APlanThatIsRefused_IsNotWritten()
    {
        await PrepareAsync();
        await _workspace.Broker.SendTestMessageAsync("old", "hello");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--prune");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)), run.ToString());
    }

    [Test]
    public async Task WithoutCredentials_NothingIsPlanned()
    {
        _workspace.WriteProgram(Before);
        var run = await _workspace.RunRawAsync("plan", "--out", "plan.json");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
    }

    [Test]
    public async Task MemoryWithoutAFile_IsRefused()
    {
        _workspace.WriteProgram(Before);
        var run = await _workspace.RunRawAsync("plan", "--out", "plan.json", "--backend", "memory");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: The memory backend has no file, so nothing is left that a plan could be carried out on: add --memory-file FILE.\n")));
    }

    [TestCase(".", "it is a folder")]
    [TestCase("none/plan.json", "its folder is not there")]
    public async Task AFileThatCanNotBe_IsRefusedBeforeAnythingIsRead(string file, string told)
    {
        _workspace.WriteProgram(Before);
        var run = await _workspace.RunAsync("plan", "--out", file);
        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo((2, "", $"error: --out {file}: {told}.\n")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such devices.")]
    public async Task ADeviceOrALink_IsNotReplacedByAPlan()
    {
        await PrepareAsync();
        File.CreateSymbolicLink(Path.Combine(_workspace.Folder, "link.json"), Path.Combine(_workspace.Folder, "target.json"));
        _workspace.Write("target.json", "kept");
        var device = await _workspace.RunAsync("plan", "--out", "/dev/null");
        var link = await _workspace.RunAsync("plan", "--out", "link.json");
        Assert.That((device.ExitCode, link.ExitCode), Is.EqualTo((2, 2)));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "target.json")), Is.EqualTo("kept"));
    }

    [Test]
    public async Task Plan_IsCarriedOutFromAnotherFolder()
    {
        await PrepareAsync();
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "ci"));
        await _workspace.SucceedAsync("plan", "--out", "ci/plan.json");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "ci", "plan.json")), Does.Contain("\"memoryFile\": \"../memory.json\""));
        Assert.That((await _workspace.RunRawAsync("apply", "ci/plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(3, "--expect-no-changes")]
    public async Task ExitCode_SaysWhetherThereAreChangesWhenAsked(int expected, params string[] options)
    {
        await PrepareAsync();
        var run = await _workspace.RunAsync("plan", ["--out", "plan.json", .. options]);
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((expected, true)));
    }

    [Test]
    public async Task NoAnswer_NothingIsDone()
    {
        await PrepareAsync();
        await PlanAsync();
        var alone = await _workspace.RunRawAsync("apply", "plan.json");
        _workspace.Answers = "n\n";
        var no = await _workspace.RunRawAsync("apply", "plan.json");
        Assert.That((alone.ExitCode, no.ExitCode), Is.EqualTo((2, 130)));
        Assert.That(await _workspace.Broker.FindQueueAsync("new"), Is.Null);
        Assert.That(alone.Error, Does.Contain("Nobody is there to be asked: add --yes"));
    }

    private async Task PrepareAsync()
    {
        _workspace.WriteProgram(Before);
        await _workspace.SucceedAsync("up", "--yes");
        await _workspace.Broker.SendTestMessageAsync("orders-dead", "one");
        await _workspace.Broker.SendTestMessageAsync("orders-dead", "two", 600);
        _workspace.WriteProgram(After, more: More);
    }

    private Task<CliRun> PlanAsync(params string[] options) => _workspace.SucceedAsync("plan", ["--out", "plan.json", .. options]);

    private void WriteSecret() => _workspace.WriteProgram("""
        news:
          type: cmq:Topic
          properties: { name: news }
        hook:
          type: cmq:Subscription
          properties: { topic: "${news.name}", name: hook, protocol: http, endpoint: { "fn::secret": "http://example.com/?token=s3cret" } }
        """);

    private async Task RefusedAsync(string told)
    {
        var before = await _workspace.Broker.ListQueuesAsync().CountAsync();
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage), run.ToString());
        Assert.That(run.Error, Does.Contain(told).And.EndWith("Nothing was changed.\n"));
        Assert.That(await _workspace.Broker.ListQueuesAsync().CountAsync(), Is.EqualTo(before));
    }

    [GeneratedRegex("(?<=plan \\()[0-9a-f]{12}|(cmq[qt]-|subsc-|sha256:)[0-9a-z]+")]
    private static partial Regex RandomPart();
}
