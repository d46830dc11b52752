using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Cli.Tests;

/// <summary>Questions, exit codes, stops, secrets, terminals.</summary>
public sealed class RunTests
{
    private const string Two = "one:\n  type: cmq:Queue\n  properties: { name: one }\ntwo:\n  type: cmq:Queue\n  properties: { name: two }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.WriteProgram(Two);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("y\n", 0, 2)]
    [TestCase("YES\n", 0, 2)]
    [TestCase("n\n", 130, 0)]
    [TestCase("\n", 130, 0)]
    [TestCase("", 130, 0)]
    public async Task Answer_Decides(string answer, int exitCode, int queues)
    {
        _workspace.Answers = answer;
        var run = await _workspace.RunAsync("up");
        Assert.That(run.Error, Does.Contain("Bring this up? [y/N] "));
        Assert.That((run.ExitCode, await CountAsync()), Is.EqualTo((exitCode, queues)), run.ToString());
    }

    [Test]
    public async Task NoCommand_ShowsThem()
    {
        var run = await _workspace.RunRawAsync();
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.Contain("preview <PROGRAM>").And.Contain("destroy <PROGRAM>").And.Contain("emulator").And.Contain("Exit codes:"));
    }

    [TestCase("destory", "error: there is no command 'destory'; did you mean 'destroy'?")]
    [TestCase("xyzzy", "error: there is no command 'xyzzy': there are preview, plan, apply, up, destroy, drift, validate, import, migrate, send, receive, peek, publish, redrive, emulator, schema, reference, completion")]
    public async Task UnknownCommand_NamesTheNearest(string command, string expected)
    {
        var run = await _workspace.RunRawAsync(command);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, $"{expected}\nRun cmq --help for its options.\n")));
    }

    [Test]
    public async Task OverHttp_ItIsTheSame()
    {
        await using var emulator = await CmqEmulator.StartAsync(new() { Management = _workspace.Broker, TimeProvider = _workspace.Clock });
        _workspace.SetEnvironment("CMQ_ENDPOINT", emulator.Endpoint.ToString());
        _workspace.SetEnvironment("TENCENTCLOUD_REGION", "ap-guangzhou");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId);
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey);
        List<CliRun> runs = [];
        foreach (var command in (string[][])[["up", "--yes"], ["preview", "--expect-no-changes"], ["destroy", "--yes"], ["preview", "--expect-no-changes"]])
        {
            runs.Add(await _workspace.RunRawAsync(command));
        }

        Assert.That(runs.Select(run => run.ExitCode), Is.EqualTo([0, 0, 0, 3]), string.Join('\n', runs));
    }

    [Test]
    public async Task NobodyThere_IsRefusedBeforeAnythingIsRead()
    {
        var run = await _workspace.RunAsync("destroy");
        Assert.That(run.Error, Is.EqualTo("error: Nobody is there to be asked: add --yes to go on without a question, or look at cmq preview first.\nNothing was changed.\n"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task NothingToDo_AsksNothing()
    {
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.Answers = "";
        var run = await _workspace.SucceedAsync("up");
        Assert.That(run.Error, Is.Empty);
    }

    [TestCase(false, 3)]
    [TestCase(true, 0)]
    public async Task ExpectNoChanges_EndsWithThreeWhenThereAreSome(bool isUp, int exitCode)
    {
        if (isUp)
        {
            await _workspace.SucceedAsync("up", "--yes");
        }

        Assert.That((await _workspace.RunAsync("preview", "--expect-no-changes")).ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public async Task ExpectNoChanges_WithoutCredentials_IsNoAnswer()
    {
        var run = await _workspace.RunRawAsync("preview", "--expect-no-changes");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("--expect-no-changes needs the live state"));
    }

    [Test]
    public async Task APartThatFails_EndsWithFour()
    {
        _workspace.WriteProgram(Two + "bad:\n  type: cmq:Queue\n  properties: { name: bad, visibilityTimeout: \"${one.maxMsgSize}\" }\n");
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Partial));
        Assert.That(run.Out, Does.Contain("2 created, 1 failed in "));
        Assert.That(run.Error, Does.Contain("error: Pulumi.yaml:10:3: queue 'bad': ").And.EndWith("A part was done and a part was not: mend what failed, and run the same command again.\n"));
    }

    [Test]
    public async Task AllThatFails_EndsWithOne()
    {
        ICmqStoreLock? held = null;
        _workspace.NextOut = new TriggerWriter("2 to create", () => held = new FileStore(_workspace.MemoryFile).LockAsync(exclusive: true, CancellationToken.None).AsTask().GetAwaiter().GetResult());
        var run = await _workspace.RunAsync("up", "--yes");
        held!.Dispose();
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error), run.ToString());
        Assert.That(run.Error, Does.Contain("another process holds its lock").And.EndWith("Nothing was changed.\n"));
    }

    [Test]
    public async Task AStopWhileItRuns_SaysWhatWasDoneAndEndsWith130()
    {
        _workspace.NextOut = new TriggerWriter("created", _workspace.Stop.Cancel);
        var run = await _workspace.RunAsync("up", "--yes", "--parallel", "1");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Cancelled), run.ToString());
        Assert.That(run.Out, Does.Contain("  +  Queue  one  created").And.Not.Contain("skipped: stopped").And.Contain("1 created, 1 skipped in "));
        Assert.That(run.Error, Does.StartWith("Stopping: what is under way ends").And.EndWith("Stopped: what is listed as done above is done, and the rest was not begun.\n"));
    }

    [Test]
    public async Task AStopBeforeItRuns_ChangesNothing()
    {
        await _workspace.Stop.CancelAsync();
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((130, "Stopped. Nothing was changed.\n")));
    }

    [Test]
    public async Task Secrets_AreNotShown()
    {
        const string program = "one:\n  type: cmq:Topic\n  properties: { name: one }\nsub:\n  type: cmq:Subscription\n  properties: { topic: one, name: s, protocol: http, endpoint: \"http://example.com/${token}\" }\n";
        _workspace.WriteProgram(program, more: "config:\n  token: { type: string, secret: true }\noutputs: { url: \"${sub.endpoint}\" }\n");
        var runs = new[]
        {
            await _workspace.SucceedAsync("up", "--yes", "-v", "-c", "token=first-secret"),
            await _workspace.SucceedAsync("preview", "-v", "-c", "token=second-secret"),
            await _workspace.SucceedAsync("preview", "--json", "-c", "token=second-secret"),
            await _workspace.SucceedAsync("up", "--yes", "--json", "-c", "token=second-secret"),
        };
        Assert.That(runs.Select(run => run.ToString()), Has.All.Contains("[secret]").And.None.Contains("t-secret").And.None.Contains("d-secret"));
    }

    [Test]
    public async Task OnATerminal_LinesHaveColoursAndFit()
    {
        _workspace.TerminalWidth = 60;
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one, visibilityTimeout: 60, pollingWaitSeconds: 30, msgRetentionSeconds: 86400 }\n");
        var run = await _workspace.SucceedAsync("preview");
        Assert.That(run.Out, Does.Contain("\u001b[32m+\u001b[0m"));
        var lines = run.Out.Split('\n', '\r').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;?]*[A-Za-z]", ""));
        Assert.That(lines.Select(line => line.Length), Is.All.LessThanOrEqualTo(60));
    }

    [TestCase("NO_COLOR", "1")]
    [TestCase("TERM", "dumb")]
    public async Task OnATerminalThatWantsNone_ThereAreNoColours(string variable, string value)
    {
        _workspace.TerminalWidth = 100;
        _workspace.SetEnvironment(variable, value);
        var run = await _workspace.SucceedAsync("up", "--yes");
        Assert.That(run.Out, Does.Not.Contain("\u001b"));
    }

    [Test]
    public async Task AFile_HasNoColours() => Assert.That((await _workspace.SucceedAsync("up", "--yes")).Out, Does.Not.Contain("\u001b"));

    [Test]
    public async Task AProgramsFile_CanBeNamed()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "sub"));
        _workspace.Write("sub/Pulumi.yaml", "name: split\nruntime: yaml\nconfig: { size: { default: 7 } }\n");
        _workspace.Write("sub/Main.yaml", "resources:\n  q:\n    type: cmq:index/queue:Queue\n    properties: { name: \"q${size}\" }\n");
        foreach (var program in (string[])["sub", "sub/Pulumi.yaml", "sub/Main.yaml"])
        {
            var run = await _workspace.RunAsync("preview", program);
            Assert.That(run.Out, Does.Contain(program == "sub/Pulumi.yaml" ? "nothing is declared" : "  +  Queue  q7"), $"{program}: {run}");
        }
    }

    private async Task<int> CountAsync() => await _workspace.Broker.ListQueuesAsync().CountAsync();
}
