using System.Globalization;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>A message's way through the service in memory, beside the same way through a bare queue and a bare dictionary.</summary>
internal static class CoreBenchmark
{
    private const int Turn = 2_000;
    private const int Turns = 100;
    private const int Rounds = 7;
    private const int Goal = 4;
    private const int ManyQueues = 10_000;
    private const int QueuesGoal = 100;

    private static readonly string Body = new('x', 100);

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
            $"One send, one receive and one delete of a message of {Body.Length} bytes, with others waiting in the queue, beside the same through a ConcurrentQueue and a Dictionary that hold as many: medians of {Rounds} rounds of {Turns * Turn} cycles each, {Turn} in turn, in ns of processor time a cycle, and the ratio's. Goal: at most {Goal} times the cost, however many there are."));
        page.Table(["waiting", "broker", "bare", "ratio", $"{Goal}"], rows);
        page.Line(await MemoryAsync());
        var (none, many) = (await QueueMemory.MeasureAsync(0), await QueueMemory.MeasureAsync(ManyQueues));
        page.Line(FormattableString.Invariant(
            $"A process that holds a broker takes {none:0} MB, and with {ManyQueues} queues {many:0} MB. Goal: at most {QueuesGoal} MB: {Page.Met(many <= QueuesGoal)}."));
    }

    private static async Task<List<(double Ours, double Bare)>> CompareAsync(int queues, int backlog)
    {
        var broker = await BrokerCycles.BeginAsync(queues, backlog, Body);
        var bare = new BareCycles(backlog, Body);
        var rounds = new List<(double, double)>();
        await RoundAsync(broker, bare);
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync(broker, bare));
        }

        return rounds;
    }

    // Turns are short, so what else the machine does meets both alike; and processor time does not count what others take.
    private static async Task<(double Ours, double Bare)> RoundAsync(BrokerCycles broker, BareCycles bare)
    {
        var (ours, bares) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var turn = 0; turn < Turns; turn++)
        {
            var begin = Environment.CpuUsage.TotalTime;
            await broker.RunAsync(Turn);
            var middle = Environment.CpuUsage.TotalTime;
            bare.Run(Turn);
            (ours, bares) = (ours + (middle - begin), bares + (Environment.CpuUsage.TotalTime - middle));
        }

        return (ours.TotalNanoseconds / (Turns * Turn), bares.TotalNanoseconds / (Turns * Turn));
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
