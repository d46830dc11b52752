namespace Cmq.Cli.Tests;

/// <summary>A file that is written is none of those that the same command line names to be read; any other is overwritten.</summary>
public sealed class InputFileTests
{
    private const string Program = "name: demo\nruntime: yaml\nresources: {}\n";
    private const string Policy = "rules: []\n";

    private Workspace _workspace = null!;

    [SetUp]
    public async Task SetUp()
    {
        _workspace = new();
        _workspace.Write("Pulumi.yaml", Program);
        _workspace.Write("Pulumi.dev.yaml", "config: {}\n");
        _workspace.Write("policy.yaml", Policy);
        _workspace.Write("state.json", """{ "deployment": { "resources": [] } }""");
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "shop"));
        _workspace.Write(Path.Combine("shop", "Main.yaml"), Program);
        await _workspace.Broker.CreateQueueAsync("one", new());
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("drift --out markdown=Pulumi.yaml", "--out markdown=Pulumi.yaml", "program Pulumi.yaml")]
    [TestCase("drift . --out json=shop/../Pulumi.yaml", "--out json=shop/../Pulumi.yaml", "program Pulumi.yaml")]
    [TestCase("drift Pulumi.yaml --out html=./Pulumi.yaml", "--out html=./Pulumi.yaml", "program Pulumi.yaml")]
    [TestCase("drift shop --out sarif=shop/Main.yaml", "--out sarif=shop/Main.yaml", "program shop/Main.yaml")]
    [TestCase("drift --stack dev --out junit=Pulumi.dev.yaml", "--out junit=Pulumi.dev.yaml", "stack's file Pulumi.dev.yaml")]
    [TestCase("drift state.json --out json=state.json", "--out json=state.json", "state state.json")]
    [TestCase("drift --ignore policy.yaml --out terminal=policy.yaml", "--out terminal=policy.yaml", "ignore file policy.yaml")]
    [TestCase("drift --baseline policy.yaml --out json=policy.yaml", "--out json=policy.yaml", "baseline policy.yaml")]
    [TestCase("drift --write-baseline b.json --out json=b.json", "--out json=b.json", "baseline b.json")]
    [TestCase("drift --write-baseline Pulumi.yaml", "--write-baseline Pulumi.yaml", "program Pulumi.yaml")]
    [TestCase("drift --out json=memory.json", "--out json=memory.json", "memory file memory.json")]
    [TestCase("validate --policy policy.yaml --out json=policy.yaml", "--out json=policy.yaml", "policy policy.yaml")]
    [TestCase("preview --report markdown=Pulumi.yaml", "--report markdown=Pulumi.yaml", "program Pulumi.yaml")]
    [TestCase("plan --out plan.json --report json=memory.json", "--report json=memory.json", "memory file memory.json")]
    [TestCase("up shop --yes --report json=shop/Main.yaml", "--report json=shop/Main.yaml", "program shop/Main.yaml")]
    [TestCase("import --out memory.json", "--out memory.json", "memory file memory.json")]
    public async Task InPlaceOfAnInput_IsRefused(string command, string option, string input)
    {
        var before = Files();
        var words = command.Split(' ');
        var run = await _workspace.RunAsync(words[0], words[1..]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, $"error: {option}: this is the {input.Replace('/', Path.DirectorySeparatorChar)}, which would be overwritten.\n")));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [TestCase("preview --report json=link.yaml")]
    [TestCase("drift --out json=folder/Pulumi.yaml")]
    [Platform(Exclude = "Win", Reason = "Windows makes links for administrators only.")]
    public async Task InPlaceOfAnInput_UnderTheNameOfALink_IsRefused(string command)
    {
        File.CreateSymbolicLink(Path.Combine(_workspace.Folder, "link.yaml"), "Pulumi.yaml");
        Directory.CreateSymbolicLink(Path.Combine(_workspace.Folder, "folder"), ".");
        var words = command.Split(' ');
        var run = await _workspace.RunAsync(words[0], words[1..]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, $"error: {words[1]} {words[2]}: this is the program Pulumi.yaml, which would be overwritten.\n")));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "Pulumi.yaml")), Is.EqualTo(Program));
    }

    [Test]
    public async Task Plan_InPlaceOfAnEmptyMemoryFile_IsRefused()
    {
        _workspace.Write("memory.json", "");
        var run = await _workspace.RunAsync("plan", "--out", "memory.json");
        Assert.That(
            (run.ExitCode, run.Error),
            Is.EqualTo(((int)ExitCode.Usage, "error: --out memory.json: this is the memory file memory.json, which would be overwritten.\nmemory.json was not written.\n")));
    }

    [Test]
    public async Task Migrate_InPlaceOfTheState_IsRefused()
    {
        var run = await _workspace.RunRawAsync("migrate", "state.json", "--out", "./state.json");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: --out ./state.json: this is the state state.json, which would be overwritten.\n")));
    }

    [TestCase("drift shop --out json=Pulumi.yaml")]
    [TestCase("preview shop --report json=Pulumi.yaml")]
    [TestCase("import --format yaml --out Pulumi.yaml")]
    public async Task InPlaceOfAnotherFile_IsWritten(string command)
    {
        var words = command.Split(' ');
        await _workspace.RunAsync(words[0], words[1..]);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "Pulumi.yaml")), Is.Not.EqualTo(Program));
    }

    // What there is, with what it holds; but for the lock of the memory backend.
    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_workspace.Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(file => file, File.ReadAllText);
}
