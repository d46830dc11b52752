using System.Globalization;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>A message's way through the service in memory, beside the same way through a bare queue and a bare dictionary.</summary>
internal static class CoreBenchmark
{
    private const int Cycles = 200_000;
    private const int WarmUps = 3;
    private const int Rounds = 15;
    private const int Goal = 4;
    private const int ManyQueues = 10_000;
    private const int QueuesGoal = 100;

    /// <summary>The message.</summary>
    public static readonly string Body = new('x', 100);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        (string Name, int Queues, int Backlog)[] cases =
        [
            ("10 messages", 1, 10),
            ("100,000 messages", 1, 100_000),
            ("1,000,000 messages", 1, 1_000_000),
            ("10,000,000 messages", 1, 10_000_000),
            ("10,000 queues", ManyQueues, 10),
        ];
        var rows = new List<string[]>();
        foreach (var (name, queues, backlog) in cases)
        {
            var rounds = await CompareAsync(queues, backlog);
            var ratio = Sample.Median(rounds.Select(round => round.Ours / round.Bare));
            rows.Add(
            [
                name,
                FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Ours)):0}"),
                FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Bare)):0}"),
                FormattableString.Invariant($"{ratio:0.0}"),
                Page.Met(ratio <= Goal),
            ]);
        }

        page.Heading("Messages in memory");
        page.Line(FormattableString.Invariant(
            $"One send, one receive and one delete of a message of {Body.Length} bytes, with others waiting in the queue, beside the same through a ConcurrentQueue in which as many wait, and a Dictionary of what is received: medians of {Rounds} rounds in turns of {Cycles} cycles each, in ns of processor time a cycle, and the ratio's. Each has a process of its own, whose whole time counts. Goal: at most {Goal} times the cost, however many there are."));
        page.Table(["waiting", "broker", "bare", "ratio", $"{Goal}"], rows);
        page.Line(await MemoryAsync());
        var (none, many) = (await QueueMemory.MeasureAsync(0), await QueueMemory.MeasureAsync(ManyQueues));
        page.Line(FormattableString.Invariant(
            $"A process that holds a broker takes {none:0} MB, and with {ManyQueues} queues {many:0} MB. Goal: at most {QueuesGoal} MB: {Page.Met(many <= QueuesGoal)}."));
    }

    private static async Task<List<(double Ours, double Bare)>> CompareAsync(int queues, int backlog)
    {
        using var broker = await CycleProcess.StartAsync(CycleKind.Broker, queues, backlog);
        using var bare = await CycleProcess.StartAsync(CycleKind.Bare, queues, backlog);
        var rounds = new List<(double, double)>();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            rounds.Add((await broker.CostAsync(Cycles), await bare.CostAsync(Cycles)));
        }

        return rounds[WarmUps..];
    }

    private static async Task<string> MemoryAsync()
    {
        const int messages = 100_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var broker = new CmqBroker(new());
        for (var index = 0; index < ManyQueues; index++)
        {
            await broker.CreateQueueAsync("q" + index.ToString(CultureInfo.InvariantCulture), new());
        }

        var between = GC.GetTotalMemory(forceFullCollection: true);
        for (var index = 0; index < messages; index++)
        {
            await broker.SendMessageAsync("q0", new string('x', 100));
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(broker);
        return FormattableString.Invariant(
            $"A queue takes {(between - before) / ManyQueues} bytes, and a message of 100 bytes {(after - between) / messages}, of which the text it was sent as is {TextBytes(100)}.");
    }

    // A text has two bytes for each character, and its header, length and end.
    private static int TextBytes(int length) => (22 + (2 * length) + 7) / 8 * 8;
}
