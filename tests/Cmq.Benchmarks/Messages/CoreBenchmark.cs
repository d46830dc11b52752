using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>A message's way through the service in memory, beside the same way through a bare queue and a bare dictionary.</summary>
internal static class CoreBenchmark
{
    private const string Queue = "orders";
    private const int Cycles = 200_000;
    private const int Rounds = 7;
    private const int Goal = 4;

    private static readonly string Body = new('x', 100);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        int[] backlogs = [10, 100_000, 1_000_000];
        var ratios = new Dictionary<string, List<(double Ours, double Bare)>>();
        foreach (var backlog in backlogs)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{backlog} messages");
            ratios.Add(name, await CompareAsync(queues: 1, backlog));
        }

        ratios.Add("10000 queues", await CompareAsync(queues: 10_000, backlog: 10));
        page.Heading("Messages in memory");
        page.Line(
            $"One send, one receive and one delete of a message of {Body.Length} bytes, with others waiting in the queue, beside the same through a ConcurrentQueue and a Dictionary that hold "
            + $"as many: medians of {Rounds} rounds in turns of {Cycles} cycles each, in ns a cycle, and the ratio's. Goal: at most {Goal} times the cost, however many there are.");
        page.Table(["waiting", "broker", "bare", "ratio", $"{Goal}"], ratios.Select(row =>
        {
            var ratio = Sample.Median(row.Value.Select(round => round.Ours / round.Bare));
            return new[]
            {
                row.Key,
                FormattableString.Invariant($"{Sample.Median(row.Value.Select(round => round.Ours)):0}"),
                FormattableString.Invariant($"{Sample.Median(row.Value.Select(round => round.Bare)):0}"),
                FormattableString.Invariant($"{ratio:0.0}"),
                Page.Met(ratio <= Goal),
            };
        }));
        page.Line(await MemoryAsync());
    }

    private static async Task<List<(double Ours, double Bare)>> CompareAsync(int queues, int backlog)
    {
        var broker = new CmqBroker(new());
        var names = Enumerable.Range(0, queues).Select(index => index == 0 ? Queue : Queue + index.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var name in names)
        {
            await broker.CreateQueueAsync(name, new());
        }

        var bare = new ConcurrentQueue<(string Id, string Body)>();
        for (var index = 0; index < backlog; index++)
        {
            await broker.SendMessageAsync(Queue, Body);
            bare.Enqueue(("", Body));
        }

        await BrokerAsync(broker, Cycles);
        Bare(bare, Cycles);
        var rounds = new List<(double, double)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await BrokerAsync(broker, Cycles), Bare(bare, Cycles)));
        }

        return rounds;
    }

    private static async Task<double> BrokerAsync(CmqBroker broker, int cycles)
    {
        var start = Stopwatch.GetTimestamp();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await broker.SendMessageAsync(Queue, Body);
            var messages = await broker.ReceiveMessagesAsync(Queue);
            await broker.DeleteMessageAsync(Queue, messages[0].ReceiptHandle);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / cycles;
    }

    // Ids and handles are texts here too, for nobody could name a message to it otherwise.
    private static double Bare(ConcurrentQueue<(string Id, string Body)> queue, int cycles)
    {
        var held = new Dictionary<string, (string Id, string Body)>();
        var next = 0UL;
        var start = Stopwatch.GetTimestamp();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            queue.Enqueue(((++next).ToString("X16", CultureInfo.InvariantCulture), Body));
            queue.TryDequeue(out var message);
            var handle = (++next).ToString("X16", CultureInfo.InvariantCulture);
            held.Add(handle, message);
            held.Remove(handle);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / cycles;
    }

    private static async Task<string> MemoryAsync()
    {
        const int queues = 10_000;
        const int messages = 100_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var broker = new CmqBroker(new());
        for (var index = 0; index < queues; index++)
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
        return FormattableString.Invariant($"A queue takes {(between - before) / queues} bytes, and a message of 100 bytes {(after - between) / messages}.");
    }
}
