using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The document for machines.</summary>
public sealed class JsonTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Preview_IsThisDocument()
    {
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one, visibilityTimeout: 60 }", more: "outputs: { id: \"${one.queueId}\" }\n");
        var run = await _workspace.SucceedAsync("preview", "--json");
        Assert.That(run.Out.ReplaceLineEndings("\n"), Is.EqualTo("""
            {
              "version": 1,
              "command": "preview",
              "exitCode": 0,
              "result": "ok",
              "program": "demo",
              "stack": null,
              "backend": "memory (memory.json)",
              "edition": "tdmq",
              "liveStateRead": true,
              "changed": false,
              "summary": {
                "same": 0,
                "create": 1,
                "update": 0,
                "replace": 0,
                "delete": 0,
                "leave": 0,
                "unread": 0,
                "refuse": 0,
                "failed": 0,
                "skipped": 0
              },
              "resources": [
                {
                  "key": "one",
                  "type": "cmq:index:Queue",
                  "id": "one",
                  "action": "create",
                  "state": "planned",
                  "changes": [],
                  "inputs": {
                    "name": "one",
                    "visibilityTimeout": 60
                  },
                  "reasons": [],
                  "messages": null,
                  "error": null,
                  "milliseconds": null
                }
              ],
              "passedOn": [],
              "outputs": {
                "id": "[unknown]"
              },
              "diagnostics": [],
              "elapsedMilliseconds": null
            }

            """));
    }

    [Test]
    public async Task Change_HasItsPathItsKindItsEffectAndBothValues()
    {
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one, visibilityTimeout: 60 }");
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one, visibilityTimeout: 90 }");
        var document = JObject.Parse((await _workspace.SucceedAsync("up", "--yes", "--json")).Out);
        Assert.That(document.SelectToken("resources[0].changes[0]")!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"path":"visibilityTimeout","kind":"update","effect":"update","old":60,"new":90}"""));
        Assert.That((document["changed"], document.SelectToken("resources[0].state")), Is.EqualTo(((JToken)true, (JToken)"done")));
    }

    [Test]
    public async Task Failure_HasItsPlace()
    {
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one, visibilityTimeout: 0 }");
        var run = await _workspace.RunAsync("preview", "--json");
        var document = JObject.Parse(run.Out);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(document["diagnostics"]![0]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(
            """{"severity":"error","message":"visibilityTimeout: 0 is not allowed: 1 to 43200 seconds (edition tdmq)","resource":"one","file":"Pulumi.yaml","line":6,"column":30}"""));
    }

    [Test]
    public async Task BrokenProgram_IsADocumentToo()
    {
        _workspace.Write("Pulumi.yaml", "a: [");
        var document = JObject.Parse((await _workspace.RunAsync("up", "--yes", "--json")).Out);
        Assert.That(((int)document["exitCode"]!, (string?)document["result"], document["resources"]), Is.EqualTo((2, "usage", new JArray())));
    }

    [Test]
    public async Task WithoutYes_NobodyIsAsked()
    {
        _workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one }");
        _workspace.Answers = "y\n";
        var run = await _workspace.RunAsync("up", "--json");
        Assert.That((run.ExitCode, JObject.Parse(run.Out).SelectToken("diagnostics[0].message")!.ToString()), Is.EqualTo((2, "With --json nobody is asked: add --yes to go on without a question, or look at cmq preview first.")));
    }
}
