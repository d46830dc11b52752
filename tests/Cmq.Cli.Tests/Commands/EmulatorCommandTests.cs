using Cmq.Resources;

namespace Cmq.Cli.Tests;

/// <summary>The emulator and the schema.</summary>
public sealed class EmulatorCommandTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Emulator_SaysWhereItIsFirst_AndEndsWellWhenStopped()
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        var run = await _workspace.RunRawAsync("emulator", "--port", "0");
        Assert.That(run.Out, Does.Match("^cmq emulator listening on http://127\\.0\\.0\\.1:[0-9]+\n\nexport CMQ_ENDPOINT=http://127\\.0\\.0\\.1:[0-9]+\nexport TENCENTCLOUD_REGION=ap-guangzhou\nexport TENCENTCLOUD_SECRET_ID=AKIDEMULATOR\n"));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task GivenKey_IsNotShown()
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        var run = await _workspace.RunRawAsync("emulator", "--secret-id", "AKIDMINE", "--secret-key", "hush-hush");
        Assert.That(run.Out, Does.Contain("AKIDMINE").And.Not.Contain("hush"));
    }

    [Test]
    public async Task FreePort_ThatNobodyCouldBeTold_EndsTheEmulator()
    {
        _workspace.NextOut = new FullWriter();
        var run = await _workspace.RunRawAsync("emulator", "--port", "0").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Error, $"error: standard output can't be written: {FullWriter.Reason}\n")));
    }

    [TestCase("AKIDMINE", "AKIDMINE")]
    [TestCase("it's mine", @"'it'\''s mine'")]
    public async Task GivenKey_LeavesExportsThatAShellTakes(string id, string shown)
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        var run = await _workspace.RunRawAsync("emulator", "--secret-id", id, "--secret-key", "hush-hush");
        Assert.That(run.Out, Does.Contain($"\nexport TENCENTCLOUD_SECRET_ID={shown}\n# TENCENTCLOUD_SECRET_KEY is the key that you gave.\n"));
    }

    [TestCase("", "")]
    [TestCase("AKIDMINE", "")]
    public async Task EmptyKey_IsRefused(string id, string key)
    {
        var run = await _workspace.RunRawAsync("emulator", "--secret-id", id, "--secret-key", key);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: --secret-id or --secret-key is empty: give both, or leave them out for the key for local use.\n")));
    }

    [Test]
    public async Task Data_IsKeptAndTold()
    {
        _workspace.Write("seed.json", """{"name": "demo", "resources": {"orders": {"type": "cmq:Queue", "properties": {"name": "orders"}}}}""");
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        var run = await _workspace.RunRawAsync("emulator", "--data", "kept", "--seed", "seed.json");
        Assert.That(run.Out, Does.Match("\nData       0 messages from kept in [0-9.]+ s\nSeed       1 object from"));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Data_WithAMemoryFile_IsRefused()
    {
        var run = await _workspace.RunRawAsync("emulator", "--data", "kept", "--memory-file", "objects.json");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: --data and --memory-file don't go together: a folder is for one emulator alone, a file can be shared.\n")));
    }

    [Test]
    public async Task Data_InAFile_IsAnErrorThatNamesIt()
    {
        _workspace.Write("kept", "x");
        var run = await _workspace.RunRawAsync("emulator", "--data", "kept");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
        Assert.That(run.Error, Does.Match("^error: .*kept: it can't be used as a data folder: "));
    }

    [TestCase("--limits", "loose", "the limits are relaxed or strict")]
    [TestCase("--listen", "here", "an address is written in numbers")]
    [TestCase("--seed", "missing.yaml", "There is no file or folder 'missing.yaml'")]
    [TestCase("--edition", "tdmq2020", "There is no edition 'tdmq2020'")]
    [TestCase("--secret-id", "x", "--secret-id and --secret-key go together")]
    [TestCase("--push", "sideways", "--push sideways: it is loopback, any or off")]
    [TestCase("--data", "", "--data is empty: name a DIR, or leave the option out")]
    [TestCase("--seed", " ", "--seed is empty: name a FILE")]
    [TestCase("--memory-file", "", "--memory-file is empty: name a FILE")]
    [TestCase("--port", "70000", "a port is a number from 0 to 65535")]
    public async Task BadOption_IsNamed(string option, string value, string expected)
    {
        var run = await _workspace.RunRawAsync("emulator", option, value);
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    // An address of the documentation range, which no machine has.
    [Test]
    public async Task Listen_OnAnAddressOfAnotherMachine_IsAnError()
    {
        var run = await _workspace.RunRawAsync("emulator", "--listen", "192.0.2.1");
        Assert.That(run.Error, Does.StartWith("error: the emulator can't start: "));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task Emulator_NamesItsPageAndItsLimits()
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        var run = await _workspace.RunRawAsync("emulator", "--limits", "strict");
        Assert.That(run.Out, Does.Match("\nPage +http://127\\.0\\.0\\.1:[0-9]+/ in a browser\n").And.Contain("strict, as an account has them"));
    }

    [Test]
    public async Task Push_WithAFile_IsRefused()
    {
        var run = await _workspace.RunRawAsync("emulator", "--push", "loopback", "--memory-file", "objects.json");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: --push loopback does not go with --memory-file: several processes may share the file, and each would deliver.\n")));
    }

    [TestCase("loopback")]
    [TestCase("any")]
    [TestCase("off")]
    public async Task Push_OfEachKind_Starts(string push)
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        Assert.That((await _workspace.RunRawAsync("emulator", "--push", push)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Schema_IsThePackages()
    {
        var run = await _workspace.RunRawAsync("schema", "--out", "schema.json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "schema.json")), Is.EqualTo(PackageSchema.ToJson()));
    }

    [Test]
    public async Task Schema_WithALogo_NamesIt() =>
        Assert.That((await _workspace.RunRawAsync("schema", "--logo-url", "http://127.0.0.1:8000/logo.png")).Out, Does.Contain("\"logoUrl\": \"http://127.0.0.1:8000/logo.png\""));

    [Test]
    public async Task Schema_WithoutAFile_GoesToStandardOutput() => Assert.That((await _workspace.RunRawAsync("schema")).Out, Is.EqualTo(PackageSchema.ToJson()));
}
