using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The reports on a plan that <c>--report</c> writes: their golden files, where they go, and what they never show.</summary>
public sealed class PlanReportTests
{
    private const string Before = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead }
        orders:
          type: cmq:Queue
          properties: { name: orders, visibilityTimeout: 60 }
        old:
          type: cmq:Queue
          properties: { name: old_jobs, forceDestroy: true, maxMsgSize: 65536 }
        gone:
          type: cmq:Queue
          properties: { name: gone }
        events:
          type: cmq:Topic
          properties: { name: events }
        audit:
          type: cmq:Subscription
          properties: { topic: "${events.name}", name: audit, protocol: queue, endpoint: "${dead.name}", filterTags: [paid] }
        """;

    private const string After = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead }
        orders:
          type: cmq:Queue
          properties:
            name: orders
            visibilityTimeout: 90
            deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 }
        old:
          type: cmq:Queue
          properties: { name: old_jobs, forceDestroy: true, maxMsgSize: 131072 }
        stock:
          type: cmq:Queue
          properties: { name: stock, tags: { team: "sales|<b>" } }
        events:
          type: cmq:Topic
          properties: { name: events, filterType: 2 }
        audit:
          type: cmq:Subscription
          properties: { topic: "${events.name}", name: audit, protocol: queue, endpoint: "${dead.name}", bindingKeys: [order.paid] }
        """;

    private const string Outputs = "outputs:\n  queue: ${orders.name}\n  token: { \"fn::secret\": hush }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _workspace = new();
        _workspace.SetEnvironment("GITHUB_OUTPUT", "outputs.txt");
        _workspace.SetEnvironment("GITHUB_STEP_SUMMARY", "step.md");
        _workspace.WriteProgram(Before);
        await _workspace.SucceedAsync("up", "--yes");
        await _workspace.Broker.SendTestMessageAsync("old_jobs", "one");
        await _workspace.Broker.SendTestMessageAsync("old_jobs", "two");
        _workspace.WriteProgram(After, more: Outputs);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Markdown_OfAPreview_IsAsItsGoldenFile()
    {
        await _workspace.SucceedAsync("preview", "--prune", "--report", "markdown=report.md");
        GoldenFile.Check("preview.md", Read("report.md"));
    }

    [Test]
    public async Task Json_OfAPreview_IsAsItsGoldenFile()
    {
        await _workspace.SucceedAsync("preview", "--prune", "--report", "json=report.json");
        GoldenFile.Check("preview.json", Read("report.json"));
    }

    [Test]
    public async Task GitHub_WritesOutputsAndTheSummary()
    {
        await _workspace.RunAsync("preview", "--prune", "--expect-no-changes", "--report", "github");
        GoldenFile.Check("preview.outputs", Read("outputs.txt"));
        Assert.That(Read("step.md"), Does.StartWith("<!-- cmq preview -->\n## Preview: 1 to create, 1 to update, 3 to replace, 1 to delete, 1 unchanged\n"));
    }

    [Test]
    public async Task Markdown_OfUp_SaysWhatWasDone()
    {
        await _workspace.SucceedAsync("up", "--yes", "--prune", "--report", "markdown=report.md");
        GoldenFile.Check("up.md", Read("report.md"));
    }

    [Test]
    public async Task Markdown_OfARefusal_SaysWhatIsInTheWay()
    {
        _workspace.WriteProgram(After.Replace("forceDestroy: true, ", "", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("preview", "--report", "markdown=report.md");
        GoldenFile.Check("refused.md", Read("report.md"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task WrongProgram_IsReported()
    {
        _workspace.WriteProgram(After.Replace("visibilityTimeout: 90", "visibilityTimeout: 900000", StringComparison.Ordinal));
        var run = await _workspace.RunAsync("preview", "--report", "markdown=report.md", "--report", "github");
        Assert.That(Read("report.md"), Does.StartWith("<!-- cmq preview -->\n## Preview: 1 error\n").And.Contain("> - Pulumi.yaml:11:7: orders: visibilityTimeout"));
        Assert.That(Read("outputs.txt"), Does.StartWith("exit-code=2\nchanges=unknown\ncreate=unknown\n"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task LiveStateNotRead_IsNotTakenForNoChanges()
    {
        await _workspace.RunRawAsync("preview", "--report", "markdown=report.md", "--report", "github");
        Assert.That(Read("outputs.txt"), Does.StartWith("exit-code=0\nchanges=unknown\ncreate=unknown\n"));
        Assert.That(Read("report.md"), Does.Contain("> [!NOTE]\n> The live state was not read, so the program was checked, and what would change is not known. There are no credentials"));
    }

    [Test]
    public async Task NothingToDo_IsSaid()
    {
        await _workspace.SucceedAsync("up", "--yes", "--prune");
        await _workspace.SucceedAsync("preview", "--report", "markdown=report.md", "--report", "github");
        Assert.That(Read("report.md"), Does.StartWith("<!-- cmq preview -->\n## Preview: nothing to do: 6 unchanged\n").And.Not.Contain("CAUTION"));
        Assert.That(Read("outputs.txt"), Does.StartWith("exit-code=0\nchanges=false\ncreate=0\n"));
    }

    [Test]
    public async Task StandardOutput_TakesTheReportAlone()
    {
        var run = await _workspace.SucceedAsync("preview", "--prune", "--report", "markdown");
        Assert.That(run.Out, Does.StartWith("<!-- cmq preview -->\n").And.EndWith("</sub>\n"));
        Assert.That(run.Error, Is.EqualTo("cmq preview: 1 to create, 1 to update, 3 to replace, 1 to delete, 1 unchanged\n"));
    }

    [Test]
    public async Task ReportInAFile_LeavesThePlanOnStandardOutput()
    {
        var run = await _workspace.SucceedAsync("preview", "--report", "json=report.json");
        Assert.That(run.Out, Does.StartWith("cmq preview  demo"));
    }

    [Test]
    public async Task JsonReport_IsThatOfTheOption()
    {
        var run = await _workspace.SucceedAsync("preview", "--json");
        await _workspace.SucceedAsync("preview", "--report", "json=report.json");
        Assert.That(Read("report.json"), Is.EqualTo(run.Out));
    }

    [TestCase("json", "--json")]
    [TestCase("markdown", "--report", "json")]
    public async Task TwoReportsOnStandardOutput_AreRefused(string first, params string[] second)
    {
        var run = await _workspace.RunAsync("preview", ["--report", first, .. second]);
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Usage, "")), run.ToString());
    }

    [TestCase("sarif=report.sarif", "there is no format 'sarif'")]
    [TestCase("markdown=", "the file is missing")]
    [TestCase("github=x", "which a workflow of GitHub Actions sets")]
    [TestCase("markdown=none/report.md", "its folder is not there")]
    public async Task WhatCanNotBeWritten_IsRefusedBeforeAnythingIsChanged(string report, string message)
    {
        var run = await _workspace.RunAsync("up", "--yes", "--report", report);
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Usage, "")), run.ToString());
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task FileThatFailsInTheEnd_OfAPreview_EndsWith1()
    {
        _workspace.SetEnvironment("GITHUB_OUTPUT", "none/outputs.txt");
        var run = await _workspace.RunAsync("preview", "--report", "github", "--report", "markdown=report.md");
        Assert.That((run.ExitCode, Read("report.md").Length > 0), Is.EqualTo(((int)ExitCode.Error, true)), run.ToString());
    }

    [Test]
    public async Task FileThatFailsInTheEnd_AfterChanges_EndsWith4()
    {
        _workspace.SetEnvironment("GITHUB_OUTPUT", "none/outputs.txt");
        var run = await _workspace.RunAsync("up", "--yes", "--report", "github");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Partial), run.ToString());
    }

    [Test]
    public async Task ReportOnStandardOutput_NobodyIsAsked()
    {
        _workspace.Answers = "yes\n";
        var run = await _workspace.RunAsync("up", "--report", "markdown");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: With a report on standard output nobody is asked: add --yes to go on without a question, or look at cmq preview first.\nNothing was changed.\ncmq up: 1 error\n")));
    }

    [Test]
    public async Task Secrets_AreNotShown()
    {
        _workspace.WriteProgram(
            After.Replace("team: \"sales|<b>\"", "team: \"${token}\"", StringComparison.Ordinal)
                .Replace("visibilityTimeout: 90", "visibilityTimeout: { \"fn::secret\": 8123 }", StringComparison.Ordinal),
            more: "variables:\n  token: { \"fn::secret\": hush-hush }\noutputs:\n  token: ${token}\n");
        await _workspace.SucceedAsync("preview", "--prune", "--report", "markdown=report.md", "--report", "json=report.json", "--report", "github");
        var all = Read("report.md") + Read("report.json") + Read("outputs.txt") + Read("step.md");
        Assert.That(all, Does.Not.Contain("hush-hush").And.Not.Contain("8123"));
        Assert.That(Read("report.md"), Does.Contain("| `visibilityTimeout` | `[secret]` | `[secret]` |").And.Contain("| `tags` | `{team: [secret]}` | |"));
    }

    [Test]
    public async Task Markdown_NamesAreNoMarkup()
    {
        await _workspace.SucceedAsync("preview", "--prune", "--report", "markdown=report.md");
        Assert.That(Read("report.md"), Does.Contain("`{team: \"sales\\|<b>\"}`").And.Contain("<code>queue/old_jobs</code>"));
    }

    [Test]
    public async Task Markdown_IsCutBelowWhatACommentTakes()
    {
        const int queues = 1500;
        _workspace.WriteProgram(string.Concat(Enumerable.Range(0, queues).Select(i => $"q{i}: {{ type: \"cmq:Queue\", properties: {{ name: a-queue-among-many-{i}, visibilityTimeout: 45 }} }}\n")));
        await _workspace.SucceedAsync("preview", "--report", "markdown=report.md", "--report", "json=report.json");
        var text = Read("report.md");
        var shown = Regex.Count(text, "<details>");
        var cut = int.Parse(Regex.Match(text, "\\*\\*([0-9]+) more entries are left out").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(text, Has.Length.LessThan(65_536).And.Length.GreaterThan(60_000));
        Assert.That((shown + cut, Regex.Count(text, "</details>")), Is.EqualTo((queues + 1, shown)), "each queue, and the warnings");
        Assert.That(JObject.Parse(Read("report.json"))["resources"]!.Count(), Is.EqualTo(queues));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_workspace.Folder, file));
}
