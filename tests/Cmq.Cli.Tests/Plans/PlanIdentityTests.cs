using Cmq.Broker;
using Cmq.Emulator;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>A plan is carried out on the account, the region and the service that it was made for, and nowhere else.</summary>
public sealed class PlanIdentityTests
{
    private const long Account = 100_000_000_001;

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
        _emulator = await EmulateAsync(Account, 0);
        _workspace.SetEnvironment("CMQ_ENDPOINT", _emulator.Endpoint.ToString());
        _workspace.SetEnvironment("TENCENTCLOUD_REGION", "ap-guangzhou");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId);
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey);
        _workspace.WriteProgram("q:\n  type: cmq:Queue\n  properties: { name: q }\n");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _emulator.DisposeAsync();
        _workspace.Dispose();
    }

    [Test]
    public async Task Plan_ShowsTheAccountAndTheRegionAndKeepsNoCredentials()
    {
        var run = await PlanAsync();
        Assert.That(run.Out, Does.Contain("\naccount 100000000001 · region ap-guangzhou\n\n"));
        var text = await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "plan.json"));
        Assert.That((string?)JObject.Parse(text)["identity"]!["account"], Is.EqualTo("100000000001"));
        Assert.That(text, Does.Not.Contain(CmqEmulatorCredentials.LocalKey.SecretId).And.Not.Contain(CmqEmulatorCredentials.LocalKey.SecretKey));
    }

    [Test]
    public async Task Apply_ToTheSame_IsDone()
    {
        await PlanAsync();
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That((run.ExitCode, await _broker.FindQueueAsync("q") is not null), Is.EqualTo((0, true)), run.ToString());
        Assert.That(run.Out, Does.Contain("account 100000000001 · region ap-guangzhou"));
    }

    [Test]
    public async Task Apply_WithoutSettingsInTheEnvironment_GoesWhereThePlanSays()
    {
        await PlanAsync();
        foreach (var name in (string[])["CMQ_ENDPOINT", "TENCENTCLOUD_REGION"])
        {
            _workspace.SetEnvironment(name, "");
        }

        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That((run.ExitCode, await _broker.FindQueueAsync("q") is not null), Is.EqualTo((0, true)), run.ToString());
    }

    [Test]
    public async Task AnotherAccount_IsRefusedBeforeAnythingIsRead()
    {
        await PlanAsync();
        var port = _emulator.Endpoint.Port;
        await _emulator.DisposeAsync();
        _emulator = await EmulateAsync(7, port);
        await RefusedAsync(1, "error: The plan is for account 100000000001, and the credentials belong to account 7.");
        Assert.That(_emulator.Calls.Of("DescribeCmqQueues"), Is.Zero);
    }

    [TestCase("TENCENTCLOUD_REGION", "ap-shanghai", "The plan is for region ap-guangzhou, and TENCENTCLOUD_REGION is ap-shanghai.")]
    [TestCase("CMQ_ENDPOINT", "http://127.0.0.1:1", ", and CMQ_ENDPOINT is http://127.0.0.1:1. Unset it, or make a plan for there.")]
    [TestCase("CMQ_EDITION", "classic", "The plan is for edition tdmq, and CMQ_EDITION is classic.")]
    [TestCase("CMQ_BACKEND", "memory", "The plan is for backend tencent, and CMQ_BACKEND is memory.")]
    public async Task AnEnvironmentForAnotherPlace_IsRefused(string variable, string value, string told)
    {
        await PlanAsync();
        _workspace.SetEnvironment(variable, value);
        await RefusedAsync(2, told);
    }

    [Test]
    public async Task NoCredentials_AreTold()
    {
        await PlanAsync();
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", "");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", "");
        await RefusedAsync(2, "There are no credentials.");
    }

    [TestCase("cmq:allowedAccountIds=7", "The credentials belong to account 100000000001, and cmq:allowedAccountIds is 7.")]
    [TestCase("cmq:forbiddenAccountIds=100000000001", "The credentials belong to account 100000000001, and cmq:forbiddenAccountIds is 100000000001.")]
    public async Task AnAccountThatIsNotToBeWrittenTo_GetsNoPlan(string config, string told)
    {
        var run = await _workspace.RunRawAsync("plan", "--out", "plan.json", "--config", config);
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)));
        Assert.That(run.Error, Does.Contain(told));
    }

    [Test]
    public async Task AllowedAccounts_AreKeptInThePlan()
    {
        await _workspace.RunRawAsync("plan", "--out", "plan.json", "--config", "cmq:allowedAccountIds=100000000001,7");
        var settings = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "plan.json")))["settings"]!;
        Assert.That(settings["allowedAccountIds"]!.Values<string>(), Is.EqualTo(["100000000001", "7"]));
        Assert.That((await _workspace.RunRawAsync("apply", "plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [TestCase("GetCallerIdentity")]
    [TestCase("DescribeCmqQueues")]
    [TestCase("DescribeCmqTopics")]
    public async Task ACallThatFails_LeavesNoPlanAndNothingPruned(string action)
    {
        await _broker.CreateQueueAsync("old", new(), new Dictionary<string, string> { [Ownership.TagKey] = "demo" });
        await PlanAsync("--prune");
        _faults.Add(new(CmqEmulatorFaultKind.HttpError, action) { Times = 1000 });
        var plan = await _workspace.RunRawAsync("plan", "--out", "other.json", "--prune");
        Assert.That((plan.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "other.json"))), Is.EqualTo((1, false)), plan.ToString());
        await RefusedAsync(1, action);
        Assert.That(await _broker.FindQueueAsync("old"), Is.Not.Null);
    }

    private Task<CmqEmulator> EmulateAsync(long account, int port) => CmqEmulator.StartAsync(new()
    {
        Management = _broker,
        Faults = _faults,
        TimeProvider = _workspace.Clock,
        AccountUin = account,
        Port = port,
        Log = _ => { },
    });

    private async Task<CliRun> PlanAsync(params string[] options)
    {
        var run = await _workspace.RunRawAsync(["plan", "--out", "plan.json", .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    private async Task RefusedAsync(int exitCode, string told)
    {
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
        Assert.That(run.Error, Does.Contain(told).And.EndWith("Nothing was changed.\n"));
        Assert.That(await _broker.FindQueueAsync("q"), Is.Null);
    }
}
