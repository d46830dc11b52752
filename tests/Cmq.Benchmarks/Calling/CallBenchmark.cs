using System.Diagnostics;
using Cmq.Rpc;
using Google.Protobuf;

namespace Cmq.Benchmarks;

/// <summary>Check and Diff with many in flight, beside a server that only echoes.</summary>
internal static class CallBenchmark
{
    private const int InFlight = 32;
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private sealed record Rate(double PairsPerSecond, double ProcessorPerPair);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        using var plugin = await ServerProcess.StartAsync(workplace.PlainPlugin);
        await plugin.Client.CallAsync(ResourceProviderService.Configure, Requests.Configure);
        var (old, @new) = (Requests.Queue("orders", 30), Requests.Queue("orders", 60));
        var (check, diff) = (Requests.Check(@new), Requests.Diff(old, @new));
        var (checkAnswer, diffAnswer) = await PairAsync(plugin.Client);
        using var echo = await ServerProcess.StartAsync(Workplace.Echo(diffAnswer.ToBase64()));
        if (await PairAsync(echo.Client) is var echoed && (echoed.Check.Length, echoed.Diff.Length) != (checkAnswer.Length, diffAnswer.Length))
        {
            throw new InvalidOperationException("The echo's answers are not as long as the plugin's.");
        }

        var rates = new Dictionary<ServerProcess, List<Rate>> { [echo] = [], [plugin] = [] };
        await RateAsync(echo, WarmUp);
        await RateAsync(plugin, WarmUp);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (server, of) in rates)
            {
                of.Add(await RateAsync(server, Round));
            }
        }

        var ratio = Sample.Median(rates[plugin].Zip(rates[echo], (one, other) => one.PairsPerSecond / other.PairsPerSecond));
        page.Heading("Check and Diff");
        page.Line(
            $"Pairs of Check and Diff of a queue ({check.CalculateSize()} and {diff.CalculateSize()} bytes asked, {checkAnswer.Length} and {diffAnswer.Length} answered), "
            + $"{InFlight} in flight, from one client, {Rounds} rounds in turns. The echo is the same gRPC layer, whose answers are as long; both servers are "
            + "compiled at run time. The client runs on the same cores, so the processor time of the server is told too.");
        page.Table(
            ["server", "pairs a second", "processor time a pair"],
            new[] { ("echo", echo), ("plugin", plugin) }.Select(server => new[]
            {
                server.Item1,
                FormattableString.Invariant($"{Sample.Median(rates[server.Item2].Select(rate => rate.PairsPerSecond)):0}"),
                FormattableString.Invariant($"{Sample.Median(rates[server.Item2].Select(rate => rate.ProcessorPerPair)):0} µs"),
            }));
        page.Line(FormattableString.Invariant($"The plugin reaches {ratio:0.00} of the echo (median of the rounds' ratios). Goal: 0.7: {Page.Met(ratio >= 0.7)}."));

        async Task<(ByteString Check, ByteString Diff)> PairAsync(RpcClient client) =>
            ((await client.CallAsync(ResourceProviderService.Check, check)).ToByteString(), (await client.CallAsync(ResourceProviderService.Diff, diff)).ToByteString());

        async Task<Rate> RateAsync(ServerProcess server, TimeSpan time)
        {
            var (pairs, processor, clock) = (0, server.ProcessorTime, Stopwatch.StartNew());
            await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
            {
                while (clock.Elapsed < time)
                {
                    await server.Client.CallAsync(ResourceProviderService.Check, check);
                    await server.Client.CallAsync(ResourceProviderService.Diff, diff);
                    Interlocked.Increment(ref pairs);
                }
            }));
            return new(pairs / clock.Elapsed.TotalSeconds, (server.ProcessorTime - processor).TotalMicroseconds / pairs);
        }
    }
}
