namespace Cmq.Cli.Tests;

/// <summary>What is not told because somebody said so, for how long, and what becomes of that.</summary>
public sealed class IgnoreTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task SetUpAsync() => _workspace = await ReviewWorkspace.DriftedAsync();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("{ type: queue, reason: r }", "changed subscription/order-events/stock filterTags|unmanaged subscription/order-events/copy")]
    [TestCase("{ type: queue, name: 'o*', property: visibilityTimeout, reason: r }", "changed queue/orders deadLetterPolicy.maxReceiveCount|changed subscription/order-events/stock filterTags|missing queue/audit|unmanaged queue/scratch|unmanaged subscription/order-events/copy")]
    [TestCase("{ property: deadLetterPolicy, reason: r }", "changed queue/orders visibilityTimeout|changed subscription/order-events/stock filterTags|missing queue/audit|unmanaged queue/scratch|unmanaged subscription/order-events/copy")]
    [TestCase("{ name: '*', finding: unmanaged, reason: r }", "changed queue/orders deadLetterPolicy.maxReceiveCount|changed queue/orders visibilityTimeout|changed subscription/order-events/stock filterTags|missing queue/audit")]
    [TestCase("{ name: 'ORDER-EVENTS/*', reason: r }", "changed queue/orders deadLetterPolicy.maxReceiveCount|changed queue/orders visibilityTimeout|missing queue/audit|unmanaged queue/scratch")]
    public async Task Rule_HidesWhatItIsAbout(string rule, string left)
    {
        _workspace.Write("ignore.yaml", $"rules:\n  - {rule}\n");
        Assert.That(string.Join('|', (await _workspace.DriftAsync("--ignore", "ignore.yaml")).Findings()), Is.EqualTo(left));
    }

    [Test]
    public async Task Rules_ThatHideEverything_EndWith0()
    {
        _workspace.Write("ignore.yaml", "rules:\n  - { name: '*', reason: being rebuilt, expires: 2026-03-02 }\n");
        var run = await _workspace.RunAsync("drift", "--ignore", "ignore.yaml");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Out, Does.Contain("6 ignored"));
    }

    [Test]
    public async Task ExpiredRule_BringsItsFindingsBack_AndSaysSo()
    {
        _workspace.Write("ignore.yaml", "rules:\n  - { name: '*', reason: being rebuilt, expires: 2026-03-01 }\n");
        var report = await _workspace.DriftAsync("--ignore", "ignore.yaml");
        Assert.That((report.Findings().Count(), (int)report["exitCode"]!), Is.EqualTo((6, (int)ExitCode.Changes)));
        Assert.That((string?)report["findings"]![0]!["expiredRule"]!["reason"], Is.EqualTo("being rebuilt"));
        Assert.That((string?)report["expiredRules"]![0]!["expires"], Is.EqualTo("2026-03-01"));
    }

    [Test]
    public async Task UnusedRule_IsTold()
    {
        _workspace.Write("ignore.yaml", "rules:\n  - { type: topic, reason: r }\n");
        var run = await _workspace.RunAsync("drift", "--ignore", "ignore.yaml");
        Assert.That(run.Out, Does.Contain("ignore.yaml:2:5: the ignore rule for every topic answers to nothing"));
    }

    [TestCase("- { type: queue }", ":2:5: a rule says why: add reason")]
    [TestCase("- { reason: r }", ":2:5: a rule without type, name or property would hide everything: say what it is about")]
    [TestCase("- { type: queue, reason: r, expires: soon }", ":2:40: 'expires' is a day, the last one on which the rule holds: 2026-12-31")]
    [TestCase("- { type: que, reason: r }", ":2:13: 'type' is queue, topic, subscription")]
    [TestCase("- { type: queue, reson: r, reason: r }", ":2:20: a rule has no 'reson'; did you mean 'reason'?")]
    [TestCase("- { type: queue, reason: r, finding: lost }", ":2:40: 'finding' is changed, missing, policy, unmanaged")]
    public async Task WrongRule_IsRefusedWhereItStands(string rule, string expected)
    {
        _workspace.Write("ignore.yaml", $"rules:\n  {rule}\n");
        var run = await _workspace.RunAsync("drift", "--ignore", "ignore.yaml");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, $"error: ignore.yaml{expected}\n")));
    }

    [Test]
    public async Task Baseline_AcceptsToday_AndTellsWhatIsNew()
    {
        var written = await _workspace.RunAsync("drift", "--write-baseline", "b.json");
        Assert.That((written.ExitCode, (await _workspace.RunAsync("drift", "--baseline", "b.json")).ExitCode), Is.EqualTo((0, 0)), written.ToString());

        await _workspace.Broker.CreateQueueAsync("new", new());
        await _workspace.Broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 121 });
        Assert.That((await _workspace.DriftAsync("--baseline", "b.json")).Findings(), Is.EqualTo(new[] { "changed queue/orders visibilityTimeout", "unmanaged queue/new" }));
    }

    [Test]
    public async Task Baseline_TellsWhatIsGone()
    {
        await _workspace.RunAsync("drift", "--write-baseline", "b.json");
        await _workspace.Broker.DeleteQueueAsync("scratch");
        Assert.That((int)(await _workspace.DriftAsync("--baseline", "b.json"))["resolvedBaseline"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Baseline_WrittenOverItself_KeepsWhatIsStillThere()
    {
        await _workspace.RunAsync("drift", "--write-baseline", "b.json");
        await _workspace.RunAsync("drift", "--baseline", "b.json", "--write-baseline", "b.json");
        Assert.That((await _workspace.RunAsync("drift", "--baseline", "b.json")).ExitCode, Is.Zero);
    }

    [TestCase("*", "", true)]
    [TestCase("a*c", "abbc", true)]
    [TestCase("a*c", "abb", false)]
    [TestCase("?b", "ab", true)]
    [TestCase("?b", "b", false)]
    [TestCase("A-*-z", "a-b-z", true)]
    [TestCase("*x*x", "xx", true)]
    [TestCase("", "a", false)]
    public void Pattern_Matches(string pattern, string name, bool expected) => Assert.That(new NamePattern(pattern).Matches(name), Is.EqualTo(expected));
}
