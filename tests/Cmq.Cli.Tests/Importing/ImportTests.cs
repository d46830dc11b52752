using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary><c>cmq import</c>: what is live, written down.</summary>
public sealed class ImportTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task MakeObjects()
    {
        _workspace = new();
        var broker = _workspace.Broker;
        await broker.CreateQueueAsync("z-dead", new() { MsgRetentionSeconds = 1296000 });
        await broker.CreateQueueAsync(
            "orders",
            new()
            {
                VisibilityTimeout = 120,
                DeadLetterPolicy = new() { DeadLetterQueue = "z-dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 },
            },
            new Dictionary<string, string> { ["team"] = "shop", ["on"] = "true" });
        await broker.CreateTopicAsync("orders", new() { MaxMsgSize = 2048 }, null, new Dictionary<string, string> { ["team"] = "shop" });
        await broker.CreateTopicAsync("news", new(), FilterType.BindingKey);
        await broker.CreateSubscriptionAsync("orders", "stock", SubscriptionProtocol.Queue, "orders", new() { FilterTags = ["created"] });
        await broker.CreateSubscriptionAsync(
            "news", "partner", SubscriptionProtocol.Http, "http://partner.example/in?a=1", new() { BindingKeys = ["a.*"], NotifyContentFormat = NotifyContentFormat.Simplified });
    }

    [TearDown]
    public void RemoveWorkspace() => _workspace.Dispose();

    [Test]
    public async Task Pulumi_IsAnImportFile_ReferredToFirst()
    {
        var run = await _workspace.SucceedAsync("import");
        Assert.That(run.Out.ReplaceLineEndings("\n"), Is.EqualTo("""
            {
              "resources": [
                {
                  "type": "cmq:index:Queue",
                  "name": "z-dead",
                  "id": "z-dead"
                },
                {
                  "type": "cmq:index:Queue",
                  "name": "orders",
                  "id": "orders"
                },
                {
                  "type": "cmq:index:Topic",
                  "name": "news",
                  "id": "news"
                },
                {
                  "type": "cmq:index:Topic",
                  "name": "orders-topic",
                  "id": "orders"
                },
                {
                  "type": "cmq:index:Subscription",
                  "name": "news-partner",
                  "id": "news/partner"
                },
                {
                  "type": "cmq:index:Subscription",
                  "name": "orders-stock",
                  "id": "orders/stock"
                }
              ]
            }

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Yaml_Previewed_ChangesNothing()
    {
        await _workspace.SucceedAsync("import", "--format", "yaml", "--out", "Pulumi.yaml");
        var preview = await _workspace.RunAsync("preview", "--expect-no-changes");
        Assert.That(preview.ExitCode, Is.Zero, preview.ToString());
        Assert.That(preview.Out, Does.Contain("6 unchanged"));
    }

    [Test]
    public async Task Yaml_Previewed_HasNoWarning()
    {
        await _workspace.SucceedAsync("import", "--format", "yaml", "--out", "Pulumi.yaml");
        Assert.That((await _workspace.RunAsync("preview")).Error, Is.Empty);
    }

    [TestCase("deadLetterQueue: ${z-dead.name}")]
    [TestCase("topic: ${orders-topic.name}")]
    [TestCase("endpoint: ${orders.name}")]
    [TestCase("endpoint: \"http://partner.example/in?a=1\"")]
    [TestCase("\"on\": \"true\"")]
    public async Task Yaml_Has(string line)
    {
        var run = await _workspace.SucceedAsync("import", "--format", "yaml");
        Assert.That(run.Out, Does.Contain(line));
    }

    [Test]
    public async Task Yaml_OwnersTag_IsLeftOut()
    {
        await _workspace.Broker.CreateQueueAsync("owned", new(), new Dictionary<string, string> { ["cmq:program"] = "shop" });
        var run = await _workspace.SucceedAsync("import", "--format", "yaml", "--name", "owned");
        Assert.That((run.Out.Contains("cmq:program", StringComparison.Ordinal), run.Error.Contains("belong to program 'shop'", StringComparison.Ordinal)), Is.EqualTo((false, true)));
    }

    // The file is compiled and run in tests/Pulumi.Cmq.Tests: there it takes over what is here, and the provider finds no difference.
    [Test]
    public async Task CSharp_IsThisFile()
    {
        var run = await _workspace.SucceedAsync("import", "--format", "csharp");
        var golden = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Importing", "Imported.cs"));
        Assert.That(run.Out.ReplaceLineEndings("\n"), Is.EqualTo(golden.ReplaceLineEndings("\n")));
    }

    [TestCase("--name orders", "orders orders")]
    [TestCase("--name ORD*", "orders orders orders/stock")]
    [TestCase("--name z-dead --name news*", "z-dead news news/partner")]
    [TestCase("--tag team=shop", "orders orders orders/stock")]
    [TestCase("--tag team=shop --tag on=true", "orders")]
    [TestCase("--tag team=other", "")]
    public async Task Selectors_TakeAPart(string options, string ids)
    {
        var run = await _workspace.SucceedAsync("import", options.Split(' '));
        Assert.That(string.Join(' ', JObject.Parse(run.Out)["resources"]!.Select(resource => (string?)resource["id"])), Is.EqualTo(ids));
    }

    [Test]
    public async Task Reference_ToWhatIsNotTaken_IsItsName()
    {
        var run = await _workspace.SucceedAsync("import", "--format", "yaml", "--name", "orders");
        Assert.That(run.Out, Does.Contain("deadLetterQueue: z-dead\n"));
    }

    [TestCase("--tag team")]
    [TestCase("--format toml")]
    [TestCase("--backend nowhere")]
    public async Task WrongOption_IsUsage(string options) =>
        Assert.That((await _workspace.RunRawAsync(["import", .. options.Split(' ')])).ExitCode, Is.EqualTo((int)ExitCode.Usage));

    [Test]
    public async Task WithoutCredentials_SaysWhatIsMissing()
    {
        var run = await _workspace.RunRawAsync("import");
        Assert.That((run.ExitCode, run.Error.Contains("TENCENTCLOUD_SECRET_ID", StringComparison.Ordinal)), Is.EqualTo(((int)ExitCode.Usage, true)));
    }
}
