namespace Cmq.Cli.Tests;

/// <summary>
/// A run of a plan that ends at any point, and the run after it: the same end as without the interruption, nothing done twice, nothing else touched.
/// </summary>
public sealed class InterruptionTests
{
    // Between them: a creation, changes of attributes and of tags, a dead-letter queue and a topic that are replaced with what hangs on them, a value
    // that is known on the way only, and leftovers of each kind.
    private const string Before = """
        name: demo
        runtime: yaml
        resources:
          stays:
            type: cmq:Queue
            properties: { name: stays }
          changes:
            type: cmq:Queue
            properties: { name: changes, visibilityTimeout: 30, tags: { team: a, old: x }, deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 } }
          dead:
            type: cmq:Queue
            properties: { name: dead, maxMsgSize: 65536 }
          orders:
            type: cmq:Queue
            properties: { name: orders, deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 } }
          events:
            type: cmq:Topic
            properties: { name: events, filterType: 1 }
          sub:
            type: cmq:Subscription
            properties: { topic: "${events.name}", name: sub, protocol: queue, endpoint: "${orders.name}", filterTags: [a] }
          http:
            type: cmq:Subscription
            properties: { topic: "${events.name}", name: http, protocol: http, endpoint: "http://example.com/" }
          inbox:
            type: cmq:Queue
            properties: { name: inbox, maxMsgSize: 65536 }
          plain:
            type: cmq:Topic
            properties: { name: plain }
          intoInbox:
            type: cmq:Subscription
            properties: { topic: "${plain.name}", name: inbox, protocol: queue, endpoint: "${inbox.name}" }
          oldDead:
            type: cmq:Queue
            properties: { name: old-dead }
          old:
            type: cmq:Queue
            properties: { name: old, deadLetterPolicy: { deadLetterQueue: "${oldDead.name}", policy: 0, maxReceiveCount: 5 } }
          oldTopic:
            type: cmq:Topic
            properties: { name: old-topic }
          oldSub:
            type: cmq:Subscription
            properties: { topic: "${oldTopic.name}", name: old-sub, protocol: queue, endpoint: "${old.name}" }
        """;

    private const string After = """
        name: demo
        runtime: yaml
        resources:
          stays:
            type: cmq:Queue
            properties: { name: stays }
          changes:
            type: cmq:Queue
            properties: { name: changes, visibilityTimeout: 45, tags: { team: b, new: y } }
          dead:
            type: cmq:Queue
            properties: { name: dead, maxMsgSize: 131072 }
          orders:
            type: cmq:Queue
            properties: { name: orders, visibilityTimeout: 20, deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 7 } }
          events:
            type: cmq:Topic
            properties: { name: events, filterType: 2 }
          sub:
            type: cmq:Subscription
            properties: { topic: "${events.name}", name: sub, protocol: queue, endpoint: "${orders.name}", bindingKeys: ["a.#"] }
          http:
            type: cmq:Subscription
            properties: { topic: "${events.name}", name: http, protocol: http, endpoint: "http://example.com/", bindingKeys: ["b"] }
          inbox:
            type: cmq:Queue
            properties: { name: inbox, maxMsgSize: 131072 }
          plain:
            type: cmq:Topic
            properties: { name: plain }
          intoInbox:
            type: cmq:Subscription
            properties: { topic: "${plain.name}", name: inbox, protocol: queue, endpoint: "${inbox.name}" }
          new:
            type: cmq:Queue
            properties: { name: new, visibilityTimeout: 50 }
          later:
            type: cmq:Queue
            properties: { name: later, pollingWaitSeconds: "${new.pollingWaitSeconds}", tags: { of: "${new.queueId}" } }
        """;

    private const int MostWrites = 60;

    [Test]
    public async Task Uninterrupted_EndsWhereUpEnds()
    {
        var up = await StartAsync();
        await up.UpAsync(After);
        var (_, planned) = await EndOfAsync();
        Assert.That(Without(planned, "later"), Is.EqualTo(Without(await up.SnapshotAsync(), "later")), "but for the id of another queue in a tag");
    }

    [Test]
    public async Task ASecondRun_DoesNothing()
    {
        var bench = await StartAsync();
        var document = await bench.PlanAsync(After);
        await bench.CompleteAsync(document);
        var writes = bench.Management.Writes.Count;
        var replayed = await bench.ReplayAsync(document);
        Assert.That((replayed.Plan.HasChanges, replayed.Done.Length), Is.EqualTo((false, document.Steps.Count(step => step.Writes))));
        await bench.ApplyAsync(document);
        Assert.That(bench.Management.Writes, Has.Count.EqualTo(writes));
    }

    [Test]
    public async Task KilledBeforeAnyWrite_TheNextRunDoesTheRestAndNothingTwice([Values] bool isAnswerLost)
    {
        var (writes, end) = await EndOfAsync();
        Assert.That(writes, Has.Count.InRange(15, MostWrites));
        for (var at = 0; at < writes.Count; at++)
        {
            var bench = await StartAsync();
            var untouched = (await bench.IdsAsync())["stays"];
            var document = await bench.PlanAsync(After);
            var before = bench.Management.Done.Count;
            await KillAsync(bench, document, at, isAnswerLost);
            await bench.CompleteAsync(document);
            Assert.That(Without(await bench.SnapshotAsync(), "later"), Is.EqualTo(end), $"killed at write {at}: {writes[at]}");
            Assert.That(bench.Management.Done.Skip(before), Is.EquivalentTo(writes), $"killed at write {at}: {writes[at]}");
            Assert.That((await bench.IdsAsync())["stays"], Is.EqualTo(untouched));
        }
    }

    [Test]
    public async Task StoppedAtAnyWrite_TheNextRunEndsTheSame([Values(1, 8)] int parallel)
    {
        var (writes, end) = await EndOfAsync();
        for (var at = 0; at < writes.Count; at++)
        {
            var bench = await StartAsync();
            var document = await bench.PlanAsync(After);
            using var stop = new CancellationTokenSource();
            var left = at;
            bench.Management.Before = async _ =>
            {
                if (Interlocked.Decrement(ref left) < 0)
                {
                    await stop.CancelAsync();
                }

                return null;
            };
            await bench.ApplyAsync(document, parallel, stop.Token);
            bench.Management.Before = _ => Task.FromResult<Exception?>(null);
            await bench.CompleteAsync(document, parallel);
            Assert.That(Without(await bench.SnapshotAsync(), "later"), Is.EqualTo(end), $"stopped at write {at}: {writes[at]}");
        }
    }

    [Test]
    public async Task AnyWriteThatFails_IsMendedByTheNextRun()
    {
        var (writes, end) = await EndOfAsync();
        for (var at = 0; at < writes.Count; at++)
        {
            var bench = await StartAsync();
            var document = await bench.PlanAsync(After);
            var left = at;
            bench.Management.Before = _ => Task.FromResult(Interlocked.Decrement(ref left) == -1 ? FaultyManagement.Refusal() : null);
            await bench.ApplyAsync(document);
            bench.Management.Before = _ => Task.FromResult<Exception?>(null);
            await bench.CompleteAsync(document);
            Assert.That(Without(await bench.SnapshotAsync(), "later"), Is.EqualTo(end), $"failed at write {at}: {writes[at]}");
        }
    }

    [Test]
    public async Task KilledAgainAndAgain_ItEndsAllTheSame()
    {
        var (writes, end) = await EndOfAsync();
        var bench = await StartAsync();
        var document = await bench.PlanAsync(After);
        for (var run = 0; run < MostWrites && (await bench.ReplayAsync(document)).Plan.HasChanges; run++)
        {
            await KillAsync(bench, document, 1, isAnswerLost: run % 2 == 0);
        }

        Assert.That(Without(await bench.SnapshotAsync(), "later"), Is.EqualTo(end));
        Assert.That((await bench.ReplayAsync(document)).Plan.HasChanges, Is.False, $"{writes.Count} writes");
    }

    // Kills the run at a write: before it is sent, or when its answer is lost.
    private static async Task KillAsync(PlanBench bench, PlanDocument document, int at, bool isAnswerLost)
    {
        var last = bench.Management.Done.Count + at;
        bench.Management.Before = _ => Task.FromResult<Exception?>(!isAnswerLost && bench.Management.Done.Count >= last ? new KilledException() : null);
        bench.Management.After = _ => Task.FromResult<Exception?>(isAnswerLost && bench.Management.Done.Count > last ? new KilledException() : null);
        try
        {
            await bench.ApplyAsync(document);
        }
        catch (KilledException)
        {
            // The process is gone.
        }

        bench.Management.Before = _ => Task.FromResult<Exception?>(null);
        bench.Management.After = _ => Task.FromResult<Exception?>(null);
    }

    private static async Task<PlanBench> StartAsync()
    {
        var bench = new PlanBench();
        await bench.UpAsync(Before);
        return bench;
    }

    private static async Task<(List<string> Writes, List<string> End)> EndOfAsync()
    {
        var bench = await StartAsync();
        var document = await bench.PlanAsync(After);
        var before = bench.Management.Done.Count;
        await bench.CompleteAsync(document);
        return ([.. bench.Management.Done.Skip(before)], Without(await bench.SnapshotAsync(), "later"));
    }

    // Its tag holds the id of a queue, which is another in each run.
    private static List<string> Without(List<string> snapshot, string queue) => [.. snapshot.Select(line => line.StartsWith($"Queue {queue} ", StringComparison.Ordinal) ? $"Queue {queue}" : line)];
}
