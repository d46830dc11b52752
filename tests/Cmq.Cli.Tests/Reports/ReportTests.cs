using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cmq.Resources;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The formats of a report: their golden files, and what others expect of them.</summary>
public sealed class ReportTests
{
    private const string Ignore = """
        rules:
          - { type: queue, name: scratch, reason: belongs to the lab, expires: 2026-12-31 }
          - { type: queue, property: visibilityTimeout, reason: tuned by hand, expires: 2026-01-31 }
          - { type: topic, reason: nothing to hide }
        """;

    private const string Policy = """
        rules:
          - { id: dead-letters, check: dead-letter-queue, reason: a message that fails must not be lost }
          - { id: retention, check: range, property: msgRetentionSeconds, minimum: 400000, type: queue, severity: warning }
          - { id: owner, check: tags, required: [team], severity: note }
          - { id: hooks, check: endpoint, allowed: ["http://*.internal/*"] }
        """;

    private Workspace _workspace = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _workspace = await ReviewWorkspace.DriftedAsync();
        _workspace.Write("ignore.yaml", Ignore);
        _workspace.Write("policy.yaml", Policy);
        _workspace.SetEnvironment("GITHUB_OUTPUT", "outputs.txt");
        _workspace.SetEnvironment("GITHUB_STEP_SUMMARY", "step.md");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("drift", "terminal", "drift.txt")]
    [TestCase("drift", "json", "drift.json")]
    [TestCase("drift", "markdown", "drift.md")]
    [TestCase("drift", "sarif", "drift.sarif")]
    [TestCase("drift", "junit", "drift.xml")]
    [TestCase("drift", "html", "drift.html")]
    [TestCase("validate", "terminal", "validate.txt")]
    [TestCase("validate", "json", "validate.json")]
    [TestCase("validate", "markdown", "validate.md")]
    [TestCase("validate", "sarif", "validate.sarif")]
    [TestCase("validate", "junit", "validate.xml")]
    [TestCase("validate", "html", "validate.html")]
    public async Task Format_IsAsItsGoldenFile(string command, string format, string file) =>
        GoldenFile.Check(file, (await WriteAsync(command, format)).Replace($"\"{PackageRelease.Current.Version}\"", "\"VERSION\"", StringComparison.Ordinal));

    [Test]
    public async Task GitHubOutputs_AreAsTheirGoldenFile()
    {
        await RunAsync("drift", "--out", "github");
        GoldenFile.Check("drift.outputs", Read("outputs.txt"));
    }

    [Test]
    public async Task GitHub_AppendsToBothFiles()
    {
        _workspace.Write("outputs.txt", "before=1\n");
        await RunAsync("drift", "--out", "github");
        Assert.That(Read("outputs.txt"), Does.StartWith("before=1\nexit-code=3\n"));
        Assert.That(Read("step.md"), Does.StartWith("<!-- cmq drift -->"));
    }

    [Test]
    public async Task OneRun_WritesAllFormats()
    {
        var formats = ReportTargets.Names.Where(name => name != "github").ToList();
        var run = await RunAsync("drift", [.. formats.SelectMany(name => new[] { "--out", $"{name}=report.{name}" }), "--out", "github"]);
        Assert.That(formats.Select(name => File.Exists(Path.Combine(_workspace.Folder, $"report.{name}"))), Has.All.True, run.ToString());
        Assert.That(run.Out, Does.Contain("Drift: "), "people are still told");
    }

    [Test]
    public async Task DataOnStandardOutput_LeavesAWordForPeople()
    {
        var run = await RunAsync("drift", "--json");
        Assert.That(run.Error, Is.EqualTo("cmq drift: 2 changed, 1 missing, 1 unmanaged, 1 ignored; 5 of 7 live objects are declared (71.4 %)\n"));
    }

    [Test]
    public async Task UnwritableFile_EndsWith1_AndTheOthersAreWritten()
    {
        var run = await RunAsync("drift", "--out", "json=none/report.json", "--out", "sarif=report.sarif");
        Assert.That((run.ExitCode, File.Exists(Path.Combine(_workspace.Folder, "report.sarif"))), Is.EqualTo(((int)ExitCode.Error, true)), run.ToString());
    }

    [TestCase("drift")]
    [TestCase("validate")]
    public async Task Sarif_HasTheShapeOfItsSpecification(string command)
    {
        var log = JObject.Parse(await WriteAsync(command, "sarif"));
        var run = log["runs"]!.Single();
        var rules = run["tool"]!["driver"]!["rules"]!.Select(rule => (string)rule["id"]!).ToList();
        Assert.That(((string?)log["version"], (string?)run["tool"]!["driver"]!["name"]), Is.EqualTo(("2.1.0", "cmq")));
        Assert.That(run["invocations"]!.Select(invocation => invocation["executionSuccessful"]!.Type), Has.All.EqualTo(JTokenType.Boolean));
        Assert.That(run["tool"]!["driver"]!["rules"]!.Select(rule => (string?)rule["shortDescription"]!["text"]), Has.All.Not.Empty);
        Assert.That(run["results"]!, Is.Not.Empty);
        foreach (var result in run["results"]!)
        {
            Assert.That(rules[(int)result["ruleIndex"]!], Is.EqualTo((string?)result["ruleId"]));
            Assert.That((string?)result["level"], Is.AnyOf("none", "note", "warning", "error"));
            Assert.That((string?)result["message"]!["text"], Is.Not.Empty);
            Assert.That(((JObject)result["partialFingerprints"]!).Properties().Select(print => (string?)print.Value), Has.All.Match("^[0-9a-f]{32}$"));
            var physical = result["locations"]!.Single()["physicalLocation"]!;
            Assert.That((string?)physical["artifactLocation"]!["uri"], Does.Match("^[^/\\\\ ][^\\\\ ]*$"));
            Assert.That(physical["region"] is { } region ? (int)region["startLine"]! : 1, Is.GreaterThan(0));
        }
    }

    [Test]
    public async Task Sarif_FingerprintsAreUnique()
    {
        var prints = JObject.Parse(await WriteAsync("drift", "sarif")).SelectTokens("$..['cmqFinding/v1']").Select(token => (string)token!);
        Assert.That(prints, Is.Unique);
    }

    [TestCase("drift")]
    [TestCase("validate")]
    public async Task JUnit_CountsAreThoseOfItsCases(string command)
    {
        var root = XDocument.Parse(await WriteAsync(command, "junit")).Root!;
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            var cases = suite.Descendants("testcase").ToList();
            Assert.That(
                new[] { "tests", "failures", "errors", "skipped" }.Select(name => (int)suite.Attribute(name)!),
                Is.EqualTo(new[] { cases.Count, cases.Count(one => one.Element("failure") is not null), cases.Count(one => one.Element("error") is not null), cases.Count(one => one.Element("skipped") is not null) }));
            Assert.That(cases.Select(one => one.Elements().Count()), Has.All.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public async Task Html_NeedsNothingElse()
    {
        var page = await WriteAsync("drift", "html");
        Assert.That(page, Does.Not.Match("<script|<link|<img|@import|url\\((?!#)|\\s(src|href)="));
    }

    [Test]
    public async Task Html_DrawsEveryObject()
    {
        var picture = XElement.Parse(Regex.Match(await WriteAsync("drift", "html"), "<svg.*</svg>", RegexOptions.Singleline).Value);
        Assert.That(
            picture.Elements("g").Select(node => (string)node.Element("title")!).Order(StringComparer.Ordinal),
            Is.EqualTo(new[]
            {
                "audit: missing", "http://hooks.example.internal/orders: not looked at", "order-events/copy: unmanaged", "order-events/stock: changed",
                "order-events/web: fine", "order-events: fine", "orders-dead: fine", "orders: changed", "scratch: ignored",
            }));
        Assert.That(picture.Elements("path").Count(edge => (string)edge.Attribute("class")! == "edge dead"), Is.EqualTo(1));
    }

    [Test]
    public async Task Names_AreNoMarkup()
    {
        _workspace.Write("markup.yaml", "rules:\n  - { type: topic, reason: \"<script>alert(1)</script> | [bold]\" }\n");
        await _workspace.RunAsync("drift", "--ignore", "markup.yaml", "--out", "html=r.html", "--out", "markdown=r.md");
        Assert.That(Read("r.html") + Read("r.md"), Does.Not.Contain("<script>"));
    }

    [TestCase(100)]
    [TestCase(3000)]
    public async Task Markdown_IsCutBelowWhatACommentTakes(int unmanaged)
    {
        var broker = new Cmq.Broker.CmqBroker(new() { TimeProvider = _workspace.Clock });
        for (var i = 0; i < unmanaged; i++)
        {
            await broker.CreateQueueAsync($"a-queue-that-nobody-declares-{i}", new());
        }

        var live = await LiveInventory.ReadAsync(new(broker, CmqEdition.Tdmq, _workspace.Clock), 1, default);
        var report = await new DriftReview([], new()).RunAsync(live, _workspace.Clock.GetUtcNow(), [], default);
        var text = MarkdownFormat.Write(report);
        Assert.That(text, Has.Length.LessThan(65_536));
        var shown = Regex.Count(text, "\\| `queue/a-queue");
        var cut = Regex.Match(text, "\\*\\*([0-9]+) more lines are left out") is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        Assert.That((shown + cut, cut > 0), Is.EqualTo((unmanaged, unmanaged > 1000)));
        Assert.That(Regex.Count(text, "<details>"), Is.EqualTo(Regex.Count(text, "</details>")));
    }

    [Test]
    public void LargeTopology_ShowsWhatDiffersAndItsNeighbours()
    {
        var objects = Enumerable.Range(0, 500).Select(i => new ReviewedObject(new("Queue", $"q{i}"), i == 7 ? ReviewStatus.Changed : ReviewStatus.Fine, true, i == 7 ? new(null, null, "q8") : Relation.None));
        var topology = Topology.Of(new() { Command = "drift", Time = default, Edition = CmqEdition.Tdmq, Objects = [.. objects] });
        Assert.That(topology.Nodes.Select(node => node.Key.Id), Is.EqualTo(new[] { "q7", "q8" }));
    }

    private async Task<string> WriteAsync(string command, string format)
    {
        await RunAsync(command, "--out", $"{format}=report");
        return Read("report");
    }

    private Task<CliRun> RunAsync(string command, params string[] arguments) =>
        _workspace.RunAsync(command, [.. arguments, "--ignore", "ignore.yaml", .. command == "validate" ? (string[])["--policy", "policy.yaml"] : []]);

    private string Read(string file) => File.ReadAllText(Path.Combine(_workspace.Folder, file));
}
