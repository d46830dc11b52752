namespace Cmq.Cli.Tests;

/// <summary>Programs that an emulator begins with.</summary>
public sealed class EmulatorSeedTests
{
    private Workspace _workspace = null!;

    private static string Dead => "dead:\n  type: cmq:Queue\n  properties: {name: orders-dead}\n";

    private static string Orders =>
        "orders:\n  type: cmq:Queue\n  properties:\n    name: orders\n    deadLetterPolicy: {deadLetterQueue: \"${dead.name}\", policy: 0, maxReceiveCount: 3}\n";

    private static string Events =>
        "events:\n  type: cmq:Topic\n  properties: {name: events}\nto:\n  type: cmq:Subscription\n"
        + "  properties: {topic: \"${events.name}\", name: to-orders, protocol: queue, endpoint: \"${orders.name}\"}\n";

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Seed_IsThereWhenTheEmulatorListens()
    {
        _workspace.WriteProgram(Orders + Dead + Events);
        var run = await SeedAsync("Pulumi.yaml");
        Assert.That(run.Out, Does.Contain("4 objects from Pulumi.yaml"), run.ToString());
        Assert.That((await _workspace.Broker.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy?.DeadLetterQueue, Is.EqualTo("orders-dead"));
        Assert.That(await _workspace.Broker.FindSubscriptionAsync("events", "to-orders"), Is.Not.Null);
    }

    [Test]
    public async Task Seed_MayBeAFolder()
    {
        _workspace.WriteProgram(Dead);
        Assert.That((await SeedAsync(".")).Out, Does.Contain("1 object from ."));
    }

    [Test]
    public async Task Seed_MayBeJson()
    {
        _workspace.Write("seed.json", """
            {
              "name": "demo",
              "resources": {"orders": {"type": "cmq:Queue", "properties": {"name": "orders", "visibilityTimeout": 77}}}
            }
            """);
        var run = await SeedAsync("seed.json");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That((await _workspace.Broker.DescribeQueueAsync("orders")).Settings.VisibilityTimeout, Is.EqualTo(77));
    }

    [Test]
    public async Task Seed_OnWhatWasKept_ChangesWhatDiffers()
    {
        _workspace.WriteProgram(Dead);
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram("dead:\n  type: cmq:Queue\n  properties: {name: orders-dead, visibilityTimeout: 88}\n");
        await SeedAsync("Pulumi.yaml");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("orders-dead")).Settings.VisibilityTimeout, Is.EqualTo(88));
    }

    [TestCase("dead:\n  type: cmq:Queue\n  properties: {name: orders-dead, visibilityTimeout: 99999}\n", "^error: Pulumi.yaml:6:[0-9]+: .*visibilityTimeout: 99999")]
    [TestCase("dead:\n  type: cmq:Queue\n  properties: {name: orders-dead, visibilityTimeot: 9}\n", "^error: Pulumi.yaml:6:[0-9]+: .*visibilityTimeot")]
    [TestCase("dead:\n  type: cmq:Bucket\n", "^error: Pulumi.yaml:5:[0-9]+: .*cmq:Bucket")]
    [TestCase("dead:\n  type: [\n", "^error: Pulumi.yaml:[0-9]+:[0-9]+: ")]
    public async Task Seed_ThatIsWrong_IsRefusedAtItsLine(string resources, string expected)
    {
        _workspace.WriteProgram(resources);
        var run = await SeedAsync("Pulumi.yaml");
        Assert.That(run.Error, Does.Match(expected));
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Usage, "")));
    }

    [Test]
    public async Task Seed_ForAnotherEdition_IsRefused()
    {
        _workspace.WriteProgram(Dead, more: "config:\n  cmq:edition: classic\n");
        var run = await SeedAsync("Pulumi.yaml");
        Assert.That((run.ExitCode, run.Out), Is.EqualTo(((int)ExitCode.Usage, "")));
        Assert.That(run.Error, Does.Contain("Pulumi.yaml:4:").And.Contain("--edition"));
    }

    private Task<CliRun> SeedAsync(string file)
    {
        _workspace.NextOut = new TriggerWriter("Ctrl-C", _workspace.Stop.Cancel);
        return _workspace.RunRawAsync("emulator", "--memory-file", "memory.json", "--seed", file);
    }
}
