using System.Globalization;
using Cmq.Emulator;

namespace Cmq.Benchmarks;

/// <summary>The client beside the npm package for the same protocol, on one emulator; and what it allocates for a message.</summary>
internal static class ClientBenchmark
{
    private const int Rounds = 5;
    private const double Goal = 2;
    private const double AllocationGoal = 3;
    private static readonly int[] InFlight = [1, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly string Body = new('x', 100);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        await CompareAsync(workplace, page);
        await AllocationAsync(page);
    }

    /// <summary>A client of the emulator at a port.</summary>
    public static CmqMessagingClient Client(int port) => new(new()
    {
        Region = "ap-guangzhou",
        Credentials = new CmqCredential(CmqEmulatorCredentials.LocalKey.SecretId, CmqEmulatorCredentials.LocalKey.SecretKey),
        MessagingEndpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
    });

    private static async Task CompareAsync(Workplace workplace, Page page)
    {
        page.Heading("Messages over the network");
        page.Line(
            $"A message of {Body.Length} bytes through the client and through npm cmq-sdk in Node (connections kept alive), each with the same loop and an emulator of its own of the same kind; "
            + $"medians of {Rounds} rounds in turns of {Round.TotalSeconds} s. \"send\" is a send, \"cycle\" a send, a receive and a delete. Client and emulator share the cores. Goal: {Goal} times the messages.");
        var rows = new List<string[]>();
        foreach (var kind in ClientLoop.Kinds)
        {
            foreach (var inFlight in InFlight)
            {
                rows.Add(await CompareAsync(workplace, kind, inFlight));
            }
        }

        page.Table(["loop", "in flight", "client, messages a second", "cmq-sdk, messages a second", "ratio", "goal"], rows);
    }

    private static async Task<string[]> CompareAsync(Workplace workplace, string kind, int inFlight)
    {
        // Each loop has emulators of its own: what is sent alone stays there.
        using var ourEmulator = Emulator();
        using var peersEmulator = Emulator();
        using var client = Client(await PortAsync(ourEmulator));
        using var peer = new LineProcess(
            "node", Path.Combine(workplace.Root, "tests", "interop", "bench", "client.mjs"), (await PortAsync(peersEmulator)).ToString(CultureInfo.InvariantCulture));
        await OursAsync(WarmUp);
        await TheirsAsync(WarmUp);
        var rates = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < Rounds; round++)
        {
            rates.Add((await OursAsync(Round), await TheirsAsync(Round)));
        }

        var ratio = Sample.Median(rates.Select(rate => rate.Ours / rate.Theirs));
        return
        [
            kind,
            inFlight.ToString(CultureInfo.InvariantCulture),
            FormattableString.Invariant($"{Sample.Median(rates.Select(rate => rate.Ours)):0}"),
            FormattableString.Invariant($"{Sample.Median(rates.Select(rate => rate.Theirs)):0}"),
            FormattableString.Invariant($"{ratio:0.0}"),
            Page.Met(ratio >= Goal),
        ];

        Task<double> OursAsync(TimeSpan time) => ClientLoop.RateAsync(client, kind, inFlight, time, Body);

        async Task<double> TheirsAsync(TimeSpan time) => double.Parse(
            await peer.AskAsync(FormattableString.Invariant($"{kind} {inFlight} {time.TotalMilliseconds:0} {Body.Length}")), CultureInfo.InvariantCulture);
    }

    private static async Task AllocationAsync(Page page)
    {
        using var emulator = Emulator();
        var allocated = SendAllocation.Measure(await PortAsync(emulator));
        var (smallest, largest) = (allocated[0], allocated[^1]);
        var slope = (largest.Bytes - smallest.Bytes) / (double)(largest.Payload - smallest.Payload);
        page.Line("What a send allocates, all threads together, by BenchmarkDotNet. The message itself is made before.");
        page.Table(["message, bytes", "allocated, bytes"], allocated.Select(row => new[]
        {
            row.Payload.ToString(CultureInfo.InvariantCulture),
            row.Bytes.ToString(CultureInfo.InvariantCulture),
        }));
        page.Line(FormattableString.Invariant(
            $"That is {slope:0.00} bytes for each byte of the message, beside a fixed part. Goal: at most {AllocationGoal}: {Page.Met(slope <= AllocationGoal)}."));
    }

    private static LineProcess Emulator() =>
        new(Path.Combine(AppContext.BaseDirectory, "Cmq.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : "")), "emulator");

    private static async Task<int> PortAsync(LineProcess emulator) => int.Parse(await emulator.ReadAsync(), CultureInfo.InvariantCulture);
}
