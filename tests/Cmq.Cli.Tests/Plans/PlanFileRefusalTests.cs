using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>What was edited, damaged or made by another version is not taken for a plan.</summary>
public sealed class PlanFileRefusalTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    private string Text => File.ReadAllText(Path.Combine(_workspace.Folder, "plan.json"));

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
        await PlanFileProgram.PrepareAsync(_workspace);
        await PlanAsync("--prune");
        Assert.That(Text, Does.Contain(old));
        _workspace.Write("plan.json", Text.Replace(old, edited, StringComparison.Ordinal));
        await RefusedAsync("plan.json was changed after it was made: its hash is not that of what it holds.");
    }

    [Test]
    public async Task AnotherLayoutAndTime_AreNoEdits()
    {
        await PlanFileProgram.PrepareAsync(_workspace);
        await PlanAsync("--prune");
        _workspace.Write("plan.json", JObject.Parse(Text.Replace("08:00:00Z", "09:00:00Z", StringComparison.Ordinal)).ToString(Formatting.None));
        Assert.That((await _workspace.RunRawAsync("apply", "plan.json", "--yes")).ExitCode, Is.Zero);
    }

    [TestCase("", "is no plan that can be carried out: ")]
    [TestCase("{", "is no plan that can be carried out: ")]
    [TestCase("[]", "is no plan that can be carried out: ")]
    [TestCase("{}", "is no plan that can be carried out: it has no version and steps. cmq plan makes one.")]
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
        await PlanFileProgram.PrepareAsync(_workspace);
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
        await PlanFileProgram.PrepareAsync(_workspace);
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
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
        Assert.That(run.Error, Does.StartWith("error: none.json can't be read: "));
    }

    private Task<CliRun> PlanAsync(params string[] options) => _workspace.SucceedAsync("plan", ["--out", "plan.json", .. options]);

    private async Task RefusedAsync(string told)
    {
        var before = await _workspace.Broker.ListQueuesAsync().CountAsync();
        var run = await _workspace.RunRawAsync("apply", "plan.json", "--yes");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage), run.ToString());
        Assert.That(run.Error, Does.Contain(told).And.EndWith("Nothing was changed.\n"));
        Assert.That(await _workspace.Broker.ListQueuesAsync().CountAsync(), Is.EqualTo(before));
    }
}
