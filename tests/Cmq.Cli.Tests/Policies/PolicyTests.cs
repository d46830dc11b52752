using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>Rules of a policy: what they find, and what they leave alone.</summary>
public sealed class PolicyTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task SetUpAsync() => _workspace = await ReviewWorkspace.DriftedAsync();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("{ check: dead-letter-queue }", "queue/audit")]
    [TestCase("{ check: dead-letter-queue, except: [aud*] }", "")]
    [TestCase("{ check: range, property: msgRetentionSeconds, minimum: 400000, type: queue }", "queue/audit queue/orders")]
    [TestCase("{ check: range, property: deadLetterPolicy.maxReceiveCount, maximum: 3 }", "queue/orders")]
    [TestCase("{ check: range, property: visibilityTimeout, minimum: 60, maximum: 60, name: 'orders' }", "")]
    [TestCase("{ check: naming, pattern: '^[a-z]+$' }", "queue/orders-dead topic/order-events")]
    [TestCase("{ check: naming, pattern: '^[a-z]+$', type: topic }", "topic/order-events")]
    [TestCase("{ check: endpoint, allowed: ['http://*.internal/*'] }", "")]
    [TestCase("{ check: endpoint, allowed: ['http://10.*'] }", "subscription/order-events/web")]
    [TestCase("{ check: tags, required: [team] }", "queue/audit queue/orders queue/orders-dead topic/order-events")]
    [TestCase("{ check: values, property: notifyStrategy, allowed: [BACKOFF_RETRY] }", "subscription/order-events/stock subscription/order-events/web")]
    [TestCase("{ check: values, property: filterType, allowed: [1] }", "")]
    [TestCase("{ check: required, property: filterTags }", "subscription/order-events/web")]
    public async Task Rule_FindsWhatItIsAbout(string rule, string expected)
    {
        _workspace.Write("policy.yaml", $"rules:\n  - {rule}\n");
        var run = await _workspace.RunAsync("validate", "--policy", "policy.yaml", "--json");
        Assert.That(string.Join(' ', JObject.Parse(run.Out)["findings"]!.Select(finding => $"{finding["type"]}/{finding["id"]}")), Is.EqualTo(expected), run.Error);
        Assert.That(run.ExitCode, Is.EqualTo(expected.Length == 0 ? 0 : (int)ExitCode.Changes));
    }

    [Test]
    public async Task Live_IsCheckedInsteadOfTheProgram()
    {
        _workspace.Write("policy.yaml", "rules:\n  - { check: dead-letter-queue }\n");
        var run = await _workspace.RunAsync("validate", "--live", "--policy", "policy.yaml", "--json");
        Assert.That(JObject.Parse(run.Out)["findings"]!.Select(finding => (string)finding["id"]!), Is.EqualTo(new[] { "scratch" }), run.Error);
    }

    [Test]
    public async Task Declared_IsCheckedWithoutCredentials()
    {
        _workspace.Write("policy.yaml", "rules:\n  - { check: naming, pattern: '.*' }\n");
        Assert.That((await _workspace.RunRawAsync("validate", "--policy", "policy.yaml")).ExitCode, Is.Zero);
    }

    [TestCase("warning", 0)]
    [TestCase("note", 0)]
    [TestCase("error", 3)]
    public async Task Severity_DecidesHowItEnds(string severity, int expected)
    {
        _workspace.Write("policy.yaml", $"rules:\n  - {{ check: tags, required: [team], severity: {severity} }}\n");
        var run = await _workspace.RunAsync("validate", "--policy", "policy.yaml");
        Assert.That(run.ExitCode, Is.EqualTo(expected));
        Assert.That(run.Out, Does.Contain($"Policy: 4 {severity}s"));
    }

    [Test]
    public async Task IgnoreRule_HidesAViolation()
    {
        _workspace.Write("policy.yaml", "rules:\n  - { check: dead-letter-queue }\n");
        _workspace.Write("ignore.yaml", "rules:\n  - { name: audit, reason: only read by people }\n");
        Assert.That((await _workspace.RunAsync("validate", "--policy", "policy.yaml", "--ignore", "ignore.yaml")).ExitCode, Is.Zero);
    }

    [TestCase("{ id: x }", ":2:5: 'check' is one of dead-letter-queue, endpoint, naming, range, required, tags, values")]
    [TestCase("{ check: range, property: visibilityTimeot, minimum: 1 }", ":2:31: there is no property 'visibilityTimeot'; did you mean 'visibilityTimeout'?")]
    [TestCase("{ check: range, property: visibilityTimeout }", ":2:5: a range has a minimum, a maximum, or both")]
    [TestCase("{ check: naming, pattern: '(' }", ":2:31: 'pattern' is a regular expression")]
    [TestCase("{ check: tags, required: [team], pattern: x }", ":2:38: a rule has no 'pattern'")]
    [TestCase("{ check: tags, required: [team], severity: fatal }", ":2:48: 'severity' is error, warning or note")]
    public async Task WrongRule_IsRefusedWhereItStands(string rule, string expected)
    {
        _workspace.Write("policy.yaml", $"rules:\n  - {rule}\n");
        var run = await _workspace.RunAsync("validate", "--policy", "policy.yaml");
        Assert.That(run.Error, Does.StartWith($"error: policy.yaml{expected}"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }
}
