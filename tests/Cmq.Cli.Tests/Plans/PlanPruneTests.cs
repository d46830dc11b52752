namespace Cmq.Cli.Tests;

/// <summary>What a plan with <c>--prune</c> takes: what carries the tag, and of that what is selected.</summary>
public sealed class PlanPruneTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task BringUpAsync()
    {
        _workspace = new();
        await PruneProgram.PrepareAsync(_workspace);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Select_TellsWhatItLeaves()
    {
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "nothing*");
        Assert.That(run.Error, Does.Contain(
            "warning: --select takes nothing of what could be pruned; of this program, not declared by it any more, and not selected, so left alone: "
            + "subscription 'old-topic/sub', topic 'old-topic', queue 'old'"));
    }

    [Test]
    public async Task Select_ByATag_TakesASubscriptionWithItsTopic()
    {
        var team = new CmqTagChanges { Replace = new Dictionary<string, string> { ["team"] = "a" } };
        await _workspace.Broker.ModifyTopicTagsAsync("old-topic", team);
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "team=a");
        await PruneProgram.ApplyAsync(_workspace);
        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo("keep old"));
    }

    [Test]
    public async Task Select_WithoutPrune_IsRefused()
    {
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--select", "*");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --select limits what --prune deletes: add --prune, or leave it out.\nplan.json was not written.\n")));
    }

    [Test]
    public async Task EmptyProgram_PrunesOnlyWhatCarriesItsTagAndSaysSo()
    {
        await _workspace.Broker.CreateQueueAsync("handmade", new());
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--select", "*");
        await PruneProgram.ApplyAsync(_workspace);
        Assert.That(run.Error, Does.Contain("the program declares no resource"));
        Assert.That(run.Out, Does.Contain("4 to delete"));
        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo("handmade"));
    }

    [TestCase("plan", "--out", "plan.json")]
    [TestCase("preview")]
    [TestCase("up", "--yes")]
    public async Task EmptyProgram_IsNotPrunedByAccident(params string[] command)
    {
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        var before = await PruneProgram.AllAsync(_workspace);
        var run = await _workspace.RunAsync(command[0], [.. command[1..], "--prune"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("The program declares no resource, and --prune would delete all that it has made."));
        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo(before));
    }

    [Test]
    public async Task ClassicEdition_PrunesNothing()
    {
        File.Delete(_workspace.MemoryFile);
        _workspace.WriteProgram(PruneProgram.Keep + PruneProgram.Old);
        await _workspace.SucceedAsync("up", "--yes", "--edition", "classic");
        _workspace.WriteProgram(PruneProgram.Keep);
        var run = await _workspace.SucceedAsync("plan", "--out", "plan.json", "--prune", "--edition", "classic");
        await PruneProgram.ApplyAsync(_workspace);
        Assert.That(run.Error, Does.Contain("edition classic has no tags, so nothing says what this program created: nothing is pruned"));
        Assert.That(await File.ReadAllTextAsync(_workspace.MemoryFile), Does.Contain("\"old\""));
    }

    [Test]
    public async Task RenamedProgram_WithoutTheOldTag_TouchesNothing()
    {
        _workspace.WriteProgram(PruneProgram.Keep.Replace("name: keep", "name: keep, visibilityTimeout: 99", StringComparison.Ordinal), name: "renamed");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json", "--prune");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((1, false)));
        Assert.That(run.Error, Does.Contain("queue 'keep': it belongs to program 'demo' (its tag cmq:program), and this is 'renamed'"));
    }

    [Test]
    public async Task RenamedProgram_WithTheOldTag_PrunesWhatIsSelectedAndNotWhatAnotherProgramOfThatTagDeclares()
    {
        // Two programs with one tag: the second came by a rename, and the first is still there.
        _workspace.WriteProgram("new:\n  type: cmq:Queue\n  properties: { name: new }\n", name: "renamed");
        await _workspace.SucceedAsync("plan", "--out", "plan.json", "--owner", "demo", "--prune", "--select", "old*");
        await PruneProgram.ApplyAsync(_workspace);
        Assert.That(await PruneProgram.AllAsync(_workspace), Is.EqualTo("keep new"));
        Assert.That((await _workspace.Broker.DescribeQueueAsync("new")).Tags![Ownership.TagKey], Is.EqualTo("demo"));
    }
}
