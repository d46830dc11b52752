using System.Diagnostics;
using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>Messages a second through the emulator, beside a server that only echoes, and an emulator of another service.</summary>
internal static class HttpRates
{
    private const int Connections = 32;
    private const int Rounds = 7;
    private const double EchoGoal = 0.6;
    private const double PeerGoal = 5;

    // The runtime compiles again what is called often, and on a machine that others use it takes its time for that.
    private const int WarmUpCount = 40_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static int _queues;

    /// <summary>What is done again and again on each connection.</summary>
    private delegate ValueTask Work(MessageService service, Connection connection, ClientRequests requests);

    /// <summary>
    /// What a client sends to a queue. A request that is always the same is made and signed once, or the client would take as much of the processor
    /// as a server does. The server checks the signature each time.
    /// </summary>
    private sealed record ClientRequests(string Queue, byte[] Send, byte[] Receive);

    private sealed record Rate(double PerSecond, double Processor);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        using var emulator = new CmqService("emulator", await RunningProgram.StartAsync(workplace.PlainEmulator));
        var (lengths, handle) = await LengthsAsync(emulator);

        // The runtime's settings of this program are the plugin's; the echo is to have those of the emulator.
        using var echo = new EchoService(
            await RunningProgram.StartAsync(
                Workplace.HttpEcho,
                ("DOTNET_TieredPGO", "1"),
                ("DOTNET_gcConcurrent", "1"),
                ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
                (RunningProgram.InlineCompletions, "1")),
            lengths,
            handle);
        using var peer = new SqsService("fauxqs", await RunningProgram.StartAsync(workplace.Fauxqs));
        MessageService[] services = [echo, emulator, peer];
        var sends = await CompareAsync(services, SendAsync);
        var cycles = await CompareAsync(services, CycleAsync);

        page.Line(
            $"SendMessage of {MessageService.Body.Length} bytes, and whole cycles of SendMessage, ReceiveMessage and DeleteMessage, over v2: POST, signed with HMAC-SHA256 (the client signs once what it always sends alike, the emulator checks each request), on {Connections} connections "
            + $"that stay open, from one client, {Rounds} rounds in turns. The echo is Kestrel with nothing behind it, and is sent and answers as many bytes; fauxqs, an emulator of SQS for Node, is asked "
            + "for the same in the JSON protocol of SQS, unsigned. Emulator and echo are compiled at run time. The client runs on the same cores, so the processor time of the server is told too, in µs. "
            + FormattableString.Invariant($"Goal: {EchoGoal} of the echo's rate, and {PeerGoal} times that of fauxqs."));
        page.Table(
            ["server", "SendMessage a second", "processor time", "cycles a second", "processor time"],
            services.Select(service => new[]
            {
                service.Name, Cell(sends[service], rate => rate.PerSecond), Cell(sends[service], rate => rate.Processor),
                Cell(cycles[service], rate => rate.PerSecond), Cell(cycles[service], rate => rate.Processor),
            }));
        foreach (var (what, rates) in new[] { ("SendMessage", sends), ("cycles", cycles) })
        {
            var (ofEcho, ofPeer) = (Ratio(rates, emulator, echo), Ratio(rates, emulator, peer));
            page.Line(FormattableString.Invariant(
                $"{what}: {ofEcho:0.00} of the echo ({EchoGoal}: {Page.Met(ofEcho >= EchoGoal)}), {ofPeer:0.0} times fauxqs ({PeerGoal}: {Page.Met(ofPeer >= PeerGoal)}); medians of the rounds' ratios."));
        }
    }

    private static async ValueTask SendAsync(MessageService service, Connection connection, ClientRequests requests) =>
        await service.AskAsync(connection, requests.Send);

    private static async ValueTask CycleAsync(MessageService service, Connection connection, ClientRequests requests)
    {
        await service.AskAsync(connection, requests.Send);
        var received = await service.AskAsync(connection, requests.Receive);
        await service.AskAsync(connection, service.Delete(requests.Queue, service.HandleIn(received.Span)));
    }

    private static async Task<Dictionary<MessageService, List<Rate>>> CompareAsync(MessageService[] services, Work work)
    {
        var rates = services.ToDictionary(service => service, _ => new List<Rate>());
        foreach (var service in services)
        {
            await RateAsync(service, work, WarmUp, WarmUpCount);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (service, of) in rates)
            {
                of.Add(await RateAsync(service, work, Round, least: 1));
            }
        }

        return rates;
    }

    // Each round has a queue of its own, so that all of them begin with an empty one.
    private static async Task<Rate> RateAsync(MessageService service, Work work, TimeSpan time, int least)
    {
        var queue = string.Create(CultureInfo.InvariantCulture, $"orders-{_queues++}");
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Connection.OpenAsync(service.Address)));
        await service.AskAsync(connections[0], service.CreateQueue(queue));
        var requests = new ClientRequests(queue, service.Send(queue), service.Receive(queue));
        var (count, processor, clock) = (0, service.Program.ProcessorTime, Stopwatch.StartNew());
        await Task.WhenAll(connections.Select(connection => Task.Run(async () =>
        {
            while (clock.Elapsed < time || count < least)
            {
                await work(service, connection, requests);
                Interlocked.Increment(ref count);
            }
        })));
        var rate = new Rate(count / clock.Elapsed.TotalSeconds, (service.Program.ProcessorTime - processor).TotalMicroseconds / count);
        await service.AskAsync(connections[0], service.DeleteQueue(queue));
        Array.ForEach(connections, connection => connection.Dispose());
        return rate;
    }

    private static async Task<(Dictionary<string, int> Lengths, string Handle)> LengthsAsync(CmqService emulator)
    {
        using var connection = await Connection.OpenAsync(emulator.Address);
        const string queue = "orders-00";
        await emulator.AskAsync(connection, emulator.CreateQueue(queue));
        var lengths = new Dictionary<string, int> { ["SendMessage"] = (await emulator.AskAsync(connection, emulator.Send(queue))).Length };
        var received = await emulator.AskAsync(connection, emulator.Receive(queue));
        lengths["ReceiveMessage"] = received.Length;
        var handle = emulator.HandleIn(received.Span);
        lengths["DeleteMessage"] = (await emulator.AskAsync(connection, emulator.Delete(queue, handle))).Length;
        return (lengths, handle);
    }

    private static string Cell(List<Rate> rates, Func<Rate, double> value) => FormattableString.Invariant($"{Sample.Median(rates.Select(value)):0}");

    private static double Ratio(Dictionary<MessageService, List<Rate>> rates, MessageService one, MessageService other) =>
        Sample.Median(rates[one].Zip(rates[other], (first, second) => first.PerSecond / second.PerSecond));
}
