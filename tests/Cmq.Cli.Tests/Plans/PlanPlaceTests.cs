namespace Cmq.Cli.Tests;

/// <summary>Where the files of a plan are put: in the place of nothing else, and never beside a plan of an earlier run.</summary>
public sealed class PlanPlaceTests
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
    public async Task OutOverAFileThatIsNoPlan_IsRefused()
    {
        _workspace.Write("Pulumi.yaml", "name: demo\nruntime: yaml\n");
        _workspace.Write("notes.txt", "to be kept");
        var run = await _workspace.RunAsync("plan", "--out", "notes.txt");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --out notes.txt: the file that is there is no plan, and would be lost.\nnotes.txt was not written.\n")));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "notes.txt")), Is.EqualTo("to be kept"));
    }

    [TestCase("plan", "--out", "plan.json")]
    [TestCase("apply", "plan.json", "--yes")]
    public async Task ReportInThePlaceOfThePlan_IsRefused(params string[] command)
    {
        var run = await _workspace.RunRawAsync([.. command, "--report", "json=./plan.json"]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: --report json=./plan.json: this is the plan plan.json, which would be overwritten.\n")));
    }

    [Test]
    public async Task PlanThatFails_LeavesNoPlanOfAnEarlierRun()
    {
        await _workspace.SucceedAsync("plan", "--out", "plan.json");
        _workspace.Write("Pulumi.yaml", "name: [");
        var run = await _workspace.RunAsync("plan", "--out", "plan.json");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "plan.json"))), Is.EqualTo((2, false)));
    }
}
