namespace Cmq.Cli.Tests;

/// <summary>What people see, to the letter, from the first preview to the end.</summary>
public sealed class GoldenTests
{
    private const string Header = "demo · memory (memory.json) · edition tdmq\n\n";

    private const string Program = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead, msgRetentionSeconds: 1296000 }
        orders:
          type: cmq:Queue
          properties:
            name: orders
            visibilityTimeout: ${timeout}
            deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 }
        events:
          type: cmq:Topic
          properties: { name: events }
        created:
          type: cmq:Subscription
          properties: { topic: "${events.name}", name: orders, protocol: queue, endpoint: "${orders.name}", filterTags: [created] }
        """;

    private const string More = "config:\n  timeout: { type: integer, default: 60 }\noutputs:\n  queue: ${orders.name}\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.WriteProgram(Program, more: More);
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task FirstPreview_ShowsWhatIsCreated()
    {
        var run = await _workspace.SucceedAsync("preview");
        Assert.That(run.Out, Is.EqualTo($$"""
            cmq preview  {{Header}}  +  Queue         orders-dead    msgRetentionSeconds: 1296000
              +  Queue         orders         visibilityTimeout: 60, deadLetterPolicy: {deadLetterQueue: orders-dead, maxReceiveCount: 5, policy: 0}
              +  Topic         events
              +  Subscription  events/orders  protocol: queue, endpoint: orders, filterTags: [created]

            4 to create

            Outputs:
              queue  orders

            """));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task FirstUp_ShowsWhatWasCreatedInOrder()
    {
        var run = await _workspace.SucceedAsync("up", "--yes", "--parallel", "1");
        Assert.That(run.Out, Does.EndWith("""
            4 to create

              +  Queue         orders-dead    created (0.00 s)
              +  Queue         orders         created (0.00 s)
              +  Topic         events         created (0.00 s)
              +  Subscription  events/orders  created (0.00 s)

            4 created in 0.00 s

            Outputs:
              queue  orders

            """));
    }

    [Test]
    public async Task SecondUp_SaysThatNothingIsToBeDone()
    {
        await _workspace.SucceedAsync("up", "--yes");
        var run = await _workspace.SucceedAsync("up", "--yes");
        Assert.That(run.Out, Is.EqualTo($$"""
            cmq up  {{Header}}  =  Queue         orders-dead
              =  Queue         orders
              =  Topic         events
              =  Subscription  events/orders

            nothing to do: 4 unchanged

            Outputs:
              queue  orders

            """));
    }

    [Test]
    public async Task Edit_ShowsWhatChangesFromWhatToWhat()
    {
        await _workspace.SucceedAsync("up", "--yes");
        var run = await _workspace.SucceedAsync("up", "--yes", "--config", "timeout=90");
        Assert.That(run.Out, Does.Contain("""
              =  Queue         orders-dead
              ~  Queue         orders         visibilityTimeout: 60 → 90
              =  Topic         events
              =  Subscription  events/orders

            1 to update, 3 unchanged

              ~  Queue         orders         updated (0.00 s)

            1 updated, 3 unchanged in 0.00 s

            """));
    }

    [Test]
    public async Task Verbose_ShowsEachPropertyOnALine()
    {
        var run = await _workspace.SucceedAsync("preview", "-v");
        Assert.That(run.Out, Does.Contain("""
              +  Queue         orders
                   visibilityTimeout: 60
                   deadLetterPolicy: {deadLetterQueue: orders-dead, maxReceiveCount: 5, policy: 0}
              +  Topic         events

            """));
    }

    [Test]
    public async Task Replacement_ShowsWhatElseIsReplaced()
    {
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram(Program.Replace("{ name: events }", "{ name: events, filterType: 2 }", StringComparison.Ordinal).Replace("filterTags: [created]", "bindingKeys: [a.b]", StringComparison.Ordinal), more: More);
        var run = await _workspace.SucceedAsync("up", "--yes", "--parallel", "1");
        Assert.That(run.Out, Does.Contain("""
              =  Queue         orders-dead
              =  Queue         orders
              ±  Topic         events         filterType: 1 → 2
              ±  Subscription  events/orders  filterTags: [created] → none, bindingKeys: none → [a.b], (topic 'events' is replaced)

            2 to replace, 2 unchanged

              ±  Topic         events         replaced (0.00 s)
              ±  Subscription  events/orders  replaced (0.00 s)

            2 replaced, 2 unchanged in 0.00 s

            """));
    }

    [Test]
    public async Task Refusal_ShowsTheLineAndTheReason()
    {
        await _workspace.SucceedAsync("up", "--yes");
        await _workspace.Broker.SendTestMessageAsync("orders", "hello");
        var run = await _workspace.RunAsync("destroy", "--yes");
        Assert.That(run.Out, Does.Contain("""
              -  Queue         orders-dead
              !  Queue         orders         it would have to be deleted, and it holds 1 message, which would be lost: consume them, or set forceDestroy: true on it
              -  Topic         events
              -  Subscription  events/orders

            3 to delete, 1 refused

            """));
        Assert.That(run.Error, Is.EqualTo("""
            error: Pulumi.yaml:11:3: queue 'orders': it would have to be deleted, and it holds 1 message, which would be lost: consume them, or set forceDestroy: true on it
            Nothing was changed.

            """));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task Destroy_ShowsWhatWasDeletedInOrder()
    {
        await _workspace.SucceedAsync("up", "--yes");
        var run = await _workspace.SucceedAsync("destroy", "--yes", "--parallel", "1");
        Assert.That(run.Out, Is.EqualTo($$"""
            cmq destroy  {{Header}}  -  Queue         orders-dead
              -  Queue         orders
              -  Topic         events
              -  Subscription  events/orders

            4 to delete

              -  Subscription  events/orders  deleted (0.00 s)
              -  Queue         orders         deleted (0.00 s)
              -  Queue         orders-dead    deleted (0.00 s)
              -  Topic         events         deleted (0.00 s)

            4 deleted in 0.00 s

            """));
    }

    [Test]
    public async Task SecondDestroy_SaysThatNothingIsThere()
    {
        var run = await _workspace.SucceedAsync("destroy", "--yes");
        Assert.That(run.Out, Does.Contain("  ·  Queue         orders-dead    (is not there)\n").And.EndsWith("\nnothing to do: 4 left as they are\n"));
    }

    [Test]
    public async Task PreviewWithoutCredentials_ChecksAndSaysThatTheLiveStateWasNotRead()
    {
        var run = await _workspace.RunRawAsync("preview");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out, Does.Contain("  ?  Topic         events\n").And.Contain("4 checked; the live state was not read\n"));
        Assert.That(run.Error, Does.StartWith("The program was checked, and nothing else: the live state can't be read, so what would change is not known. There are no credentials."));
    }

    [Test]
    public async Task Help_NamesTheExitCodes()
    {
        var run = await _workspace.RunRawAsync("up", "--help");
        Assert.That(run.Out, Does.Contain("Usage:\n  cmq up [<PROGRAM>] [options]").And.Contain("--prune").And.Contain("4    a part was done and a part was not"));
        Assert.That(run.ExitCode, Is.Zero);
    }
}
