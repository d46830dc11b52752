namespace Cmq.Cli.Tests;

/// <summary>How a line goes on, as the scripts of shells ask for it.</summary>
public sealed class CompletionTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("pre", "preview")]
    [TestCase("com", "completion", Description = "the command that completes stays hidden")]
    [TestCase("drift --edition td", "tdmq", "tdmq2022")]
    [TestCase("drift --edition=cl", "--edition=classic")]
    [TestCase("up --backend ", "memory", "tencent")]
    [TestCase("preview --report ", "github", "json=", "markdown=")]
    [TestCase("drift -o j", "json=", "junit=")]
    [TestCase("drift --only ", "changed", "missing", "unmanaged")]
    [TestCase("drift --only changed --only m", "missing")]
    [TestCase("preview --config cmq:memory", "cmq:memoryFile=")]
    [TestCase("emulator --limits ", "relaxed", "strict")]
    [TestCase("emulator --push o", "off")]
    [TestCase("import --format ", "csharp", "pulumi", "yaml")]
    [TestCase("completion ", "bash", "fish", "pwsh", "zsh")]
    [TestCase("up --pru", "--prune")]
    [TestCase("up --prune --pru", Description = "what is given once is not offered again")]
    [TestCase("drift --out json=a --ou", "--out", Description = "what can be given again is")]
    [TestCase("preview --json --rep", "--report", Description = "a switch takes no value")]
    [TestCase("import --out json", Description = "a file")]
    [TestCase("preview --report markdown=pr", Description = "a file")]
    [TestCase("preview -- no", Description = "another program's line")]
    [TestCase("preview --stack", "--stack")]
    [TestCase("nothing --js")]
    public async Task Line_GoesOnLike(string line, params string[] expected)
    {
        var run = await CompleteAsync(line);
        Assert.That(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\t')[0]), Is.EqualTo(expected), run.ToString());
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [TestCase("up --stack ", "dev")]
    [TestCase("up shop --stack ", "prod")]
    [TestCase("up shop/Pulumi.yaml -s p", "prod")]
    public async Task Stacks_AreThoseWithAFileBesideTheProgram(string line, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "shop"));
        _workspace.Write("Pulumi.dev.yaml", "");
        _workspace.Write("shop/Pulumi.yaml", "");
        _workspace.Write("shop/Pulumi.prod.yaml", "");
        Assert.That((await CompleteAsync(line)).Out, Is.EqualTo($"{expected}\n"));
    }

    [Test]
    public async Task Line_SaysWhatAWordMeans() =>
        Assert.That((await CompleteAsync("drif")).Out, Is.EqualTo("drift\tCompare what is declared with what is live: what was changed, what is missing, what nobody declares\n"));

    [Test]
    public async Task NoWord_ListsAllCommandsButTheHiddenOne()
    {
        var help = await _workspace.RunRawAsync("--help");
        var names = (await CompleteAsync("")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\t')[0]).ToList();
        Assert.That(names, Has.Count.GreaterThan(10).And.Contains("emulator").And.Not.Contains("complete"));
        Assert.That(names.Where(name => !help.Out.Contains($"\n  {name} ", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task Script_CallsTheCommandForItsCompletions(string shell)
    {
        var run = await _workspace.RunRawAsync("completion", shell);
        Assert.That(run.Out, Does.Contain(" complete -- ").And.Contain("cmq"), run.ToString());
    }

    [Test]
    public async Task OtherShell_IsRefused() => Assert.That((await _workspace.RunRawAsync("completion", "tcsh")).ExitCode, Is.EqualTo((int)ExitCode.Usage));

    private Task<CliRun> CompleteAsync(string line) => _workspace.RunRawAsync(["complete", "--", .. line.Split(' ')]);
}
