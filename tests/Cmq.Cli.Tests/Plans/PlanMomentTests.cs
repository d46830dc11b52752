namespace Cmq.Cli.Tests;

/// <summary>What happens while a plan is carried out, after everything was read for it, and before a queue that goes is reached.</summary>
public sealed class PlanMomentTests
{
    private const string Before = """
        name: demo
        runtime: yaml
        resources:
          old:
            type: cmq:Queue
            properties: { name: old }
          topic:
            type: cmq:Topic
            properties: { name: t }
        """;

    private const string After = """
        name: demo
        runtime: yaml
        resources:
          keep:
            type: cmq:Queue
            properties: { name: keep }
        """;

    private PlanBench _bench = null!;

    [SetUp]
    public void SetUp() => _bench = new();

    [Test]
    public async Task AMessageThatArrives_StopsTheDeletion()
    {
        var told = await ApplyWhileAsync(() => _bench.Broker.SendTestMessageAsync("old", "hello"));
        Assert.That(told, Does.StartWith("Queue 'old' holds 1 message (1 active, 0 inactive, 0 delayed), which a deletion would lose."));
        Assert.That(await _bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [TestCase(null)]
    [TestCase("other")]
    public async Task AnObjectThatIsReplaced_IsLeftAlone(string? owner)
    {
        var told = await ApplyWhileAsync(async () =>
        {
            await _bench.Broker.DeleteQueueAsync("old");

            // Until the service gives the name away again.
            for (var wait = 0; wait < 4; wait++)
            {
                await Task.Delay(TimeSpan.FromSeconds(10), _bench.Clock);
            }

            await _bench.Broker.CreateQueueAsync("old", new(), owner is null ? null : PruneProgram.Tag(owner));
        });
        Assert.That(told, Does.Contain("was deleted since the live state was read, and another was created under its name: it is left alone"));
        Assert.That(await _bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    [Test]
    public async Task AnObjectThatGetsAnotherOwner_IsLeftAlone()
    {
        var told = await ApplyWhileAsync(() => _bench.Broker.ModifyQueueTagsAsync("old", new() { Replace = PruneProgram.Tag("other") }));
        Assert.That(told, Does.Contain("it belongs to program 'other'"));
        Assert.That(await _bench.Broker.FindQueueAsync("old"), Is.Not.Null);
    }

    // Carries out a plan that deletes the topic and then the queue; what is told of the queue.
    private async Task<string?> ApplyWhileAsync(Func<Task> meanwhile)
    {
        await _bench.UpAsync(Before);
        var document = await _bench.PlanAsync(After);
        _bench.Management.Before = async write =>
        {
            await (write == "DeleteCmqTopic t" ? meanwhile() : Task.CompletedTask);
            return null;
        };
        return (await _bench.ApplyAsync(document)).Single(result => result.Key.Id == "old").Value.Message;
    }
}
