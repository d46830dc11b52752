using System.Diagnostics;
using System.Globalization;
using Cmq.Storage;

namespace Cmq.Benchmarks;

/// <summary>What it costs that messages outlast the process: a broker in memory, one in a data folder, and bare SQLite.</summary>
internal static class DurableBenchmark
{
    private const int Rounds = 5;
    private const int Loads = 3;
    private const int Loaded = 1_000_000;
    private const int Batch = 16;
    private static readonly int[] InFlight = [1, 64];
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly string Body = new('x', 100);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        // On the disk of the repository: a folder for temporary files can be one in memory.
        var place = Path.Combine(workplace.Root, "out", "bench", "durable");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.CreateDirectory(place);
        try
        {
            await RatesAsync(place, page);
            await LoadAsync(place, page);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task RatesAsync(string place, Page page)
    {
        page.Heading("Messages that outlast the process");
        page.Line(FormattableString.Invariant(
            $"A message of {Body.Length} bytes, in this process: medians of {Rounds} rounds in turns of {Round.TotalSeconds} s, in messages a second, and the ratios'. \"send\" is a send, \"cycle\" a send, a receive and a delete. ")
            + "The broker in a folder answers when what it answers is safe on the disk, and a commit is shared by all who wait for it. Bare SQLite is a table with the same settings, and a commit for each step, one after the other.");
        var rows = new List<string[]>();
        foreach (var kind in BrokerLoop.Kinds)
        {
            foreach (var inFlight in InFlight)
            {
                rows.Add(await RateAsync(Path.Combine(place, FormattableString.Invariant($"{kind}-{inFlight}")), kind, inFlight));
            }
        }

        page.Table(["loop", "in flight", "in memory", "in a folder", "of memory", "bare SQLite", "folder to bare"], rows);
    }

    private static async Task<string[]> RateAsync(string place, string kind, int inFlight)
    {
        await using var folder = CmqDataFolder.Open(place);
        using var bare = new BareSqlite(Path.Combine(place, "bare.db"));
        var (kept, memory) = (await BrokerLoop.BeginAsync(folder.OpenBroker(new())), await BrokerLoop.BeginAsync(new(new())));
        await RoundAsync();
        var rounds = new List<(double Memory, double Kept, double Bare)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync());
        }

        return
        [
            kind,
            inFlight.ToString(CultureInfo.InvariantCulture),
            FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Memory)):0}"),
            FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Kept)):0}"),
            FormattableString.Invariant($"1/{Sample.Median(rounds.Select(round => round.Memory / round.Kept)):0}"),
            FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Bare)):0}"),
            FormattableString.Invariant($"{Sample.Median(rounds.Select(round => round.Kept / round.Bare)):0.0}"),
        ];

        async Task<(double, double, double)> RoundAsync() => (
            await BrokerLoop.RateAsync(memory, kind, inFlight, Round, Body),
            await BrokerLoop.RateAsync(kept, kind, inFlight, Round, Body),
            bare.Rate(kind, Round, Body));
    }

    private static async Task LoadAsync(string place, Page page)
    {
        var path = Path.Combine(place, "load");
        await using (var folder = CmqDataFolder.Open(path))
        {
            var broker = await BrokerLoop.BeginAsync(folder.OpenBroker(new()));
            await BrokerLoop.FillAsync(broker, Loaded / Batch, [.. Enumerable.Repeat(Body, Batch)], InFlight[^1]);
        }

        var rounds = new List<(double Ours, double Bare)>();
        for (var round = 0; round < Loads; round++)
        {
            rounds.Add((await TimeToOpenAsync(path), TimeToRead(path)));
        }

        page.Line(FormattableString.Invariant(
            $"A folder with {Loaded} messages of {Body.Length} bytes is opened in {Sample.Median(rounds.Select(round => round.Ours)):0.0} s, {Sample.Median(rounds.Select(round => round.Ours / round.Bare)):0.0} times what SQLite takes to read their rows; medians of {Loads} rounds in turns, with the file in the system's cache."));
    }

    private static async Task<double> TimeToOpenAsync(string path)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        await using var folder = CmqDataFolder.Open(path);
        var broker = folder.OpenBroker(new());
        var seconds = clock.Elapsed.TotalSeconds;
        GC.KeepAlive(broker);
        return folder.LoadedMessages == Loaded ? seconds : throw Missing(folder.LoadedMessages);
    }

    private static double TimeToRead(string path)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var rows = BareSqlite.Read(Path.Combine(path, "cmq.db"));
        return rows == Loaded ? clock.Elapsed.TotalSeconds : throw Missing(rows);
    }

    private static InvalidOperationException Missing(long messages) =>
        new(FormattableString.Invariant($"The folder has {messages} messages instead of {Loaded}."));
}
