using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The plan file: what it holds, that it is the same each time, and that nothing else is taken for one.</summary>
public sealed partial class PlanFileTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    private string Text => File.ReadAllText(Path.Combine(_workspace.Folder, "plan.json"));

    [Test]
    public async Task File_IsThisDocument()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        await PlanAsync("--prune", "--select", "old*");

        // Ids of the service are random, and the hash is over them.
        GoldenFile.Check("plan.json", RandomPart().Replace(Text, "$1…"));
    }

    [Test]
    public async Task Terminal_ShowsThis()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        var run = await PlanAsync("--prune");
        GoldenFile.Check("plan.txt", RandomPart().Replace(run.Out, "…"));
    }

    [Test]
    public async Task Reports_NameThePlan()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
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
        await PlanFileProgram.PrepareAsync(_workspace);
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
        await PlanFileProgram.PrepareAsync(_workspace);
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
        await PlanFileProgram.PrepareAsync(_workspace);
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
        await PlanFileProgram.PrepareAsync(_workspace);
        await PlanAsync();
        Assert.That(File.GetUnixFileMode(Path.Combine(_workspace.Folder, "plan.json")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Secrets_AreNotWrittenUnasked()
    {
        WriteSecret();
        var run = await _workspace.RunAsync("plan", "--out", "plan.json");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((2, false)));
        Assert.That(run.Error, Does.Contain("The program has secret inputs").And.Contain("--show-secrets"));
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

    [Test]
    public async Task APlanThatIsRefused_IsNotWritten()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        await _workspace.Broker.SendTestMessageAsync("old", "hello");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--prune");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)), run.ToString());
        Assert.That(run.Error, Does.EndWith("\nplan.json was not written.\n"));
    }

    [Test]
    public async Task WithoutCredentials_NothingIsPlanned()
    {
        _workspace.WriteProgram(PlanFileProgram.Before);
        var run = await _workspace.RunRawAsync("plan", "--out", "plan.json");
        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
    }

    [Test]
    public async Task MemoryWithoutAFile_IsRefused()
    {
        _workspace.WriteProgram(PlanFileProgram.Before);
        var run = await _workspace.RunRawAsync("plan", "--out", "plan.json", "--backend", "memory");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: The memory backend has no file, so nothing is left that a plan could be carried out on: add --memory-file FILE.\nplan.json was not written.\n")));
    }

    [TestCase(".", "it is a folder")]
    [TestCase("none/plan.json", "its folder is not there")]
    public async Task AFileThatCanNotBe_IsRefusedBeforeAnythingIsRead(string file, string told)
    {
        _workspace.WriteProgram(PlanFileProgram.Before);
        var run = await _workspace.RunAsync("plan", "--out", file);
        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo((2, "", $"error: --out {file}: {told}.\n{file} was not written.\n")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such devices.")]
    public async Task ADeviceOrALink_IsNotReplacedByAPlan()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        File.CreateSymbolicLink(Path.Combine(_workspace.Folder, "link.json"), Path.Combine(_workspace.Folder, "target.json"));
        _workspace.Write("target.json", "kept");
        var device = await _workspace.RunAsync("plan", "--out", "/dev/null");
        var link = await _workspace.RunAsync("plan", "--out", "link.json");
        Assert.That((device.ExitCode, link.ExitCode), Is.EqualTo((2, 2)));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "target.json")), Is.EqualTo("kept"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such pipes.")]
    public async Task APipe_IsRefusedAndNotWaitedFor()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_workspace.Folder, "pipe")]))
        {
            await make.WaitForExitAsync();
        }

        var run = await _workspace.RunAsync("plan", "--out", "pipe").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --out pipe: it is no file.\npipe was not written.\n")));
    }

    [Test]
    public async Task Plan_IsCarriedOutFromAnotherFolder()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "ci"));
        await _workspace.SucceedAsync("plan", "--out", "ci/plan.json");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "ci", "plan.json")), Does.Contain("\"memoryFile\": \"../memory.json\""));
        Assert.That((await _workspace.RunRawAsync("apply", "ci/plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(3, "--expect-no-changes")]
    public async Task ExitCode_SaysWhetherThereAreChangesWhenAsked(int expected, params string[] options)
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        var run = await _workspace.RunAsync("plan", ["--out", "plan.json", .. options]);
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((expected, true)));
    }

    [Test]
    public async Task NoAnswer_NothingIsDone()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        await PlanAsync();
        var alone = await _workspace.RunRawAsync("apply", "plan.json");
        _workspace.Answers = "n\n";
        var no = await _workspace.RunRawAsync("apply", "plan.json");
        Assert.That((alone.ExitCode, no.ExitCode), Is.EqualTo((2, 130)));
        Assert.That(await _workspace.Broker.FindQueueAsync("new"), Is.Null);
        Assert.That(alone.Error, Does.Contain("Nobody is there to be asked: add --yes"));
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

    [GeneratedRegex("(?<=plan \\()[0-9a-f]{12}|(cmq[qt]-|subsc-|sha256:)[0-9a-z]+")]
    private static partial Regex RandomPart();
}
