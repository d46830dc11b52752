using System.Diagnostics;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Benchmarks;

/// <summary>A stack of ten thousand resources beside one of a thousand: preview, up, preview without a change, refresh.</summary>
internal static class SizeBenchmark
{
    private const int InFlight = 32;
    private const int Small = 1_000;
    private const int Large = 10_000;
    private const int Rounds = 3;

    private static readonly string[] Phases = ["preview", "up", "preview again", "refresh"];

    private sealed record Stack(double[] Seconds, double MemoryBefore, double MemoryAfter);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var (small, large) = (new List<Stack>(), new List<Stack>());
        for (var round = 0; round < Rounds; round++)
        {
            small.Add(await RunAsync(workplace.BestPlugin, Small));
            large.Add(await RunAsync(workplace.BestPlugin, Large));
        }

        page.Heading("Ten thousand resources");
        page.Line(
            $"Stacks of queues, topics and subscriptions (6 : 1 : 3) in memory, {InFlight} calls in flight, in the form '{workplace.Plugins.First().Form}': medians of {Rounds} runs "
            + $"in turns, in seconds. Each process has brought up another stack of {Small} before, so that it is warm. Goal: at most 11 times the time.");
        var rows = Phases
            .Select((phase, index) => (Phase: phase, Small: Sample.Median(small.Select(run => run.Seconds[index])), Large: Sample.Median(large.Select(run => run.Seconds[index]))))
            .Append((Phase: "all", Small: Sample.Median(small.Select(run => run.Seconds.Sum())), Large: Sample.Median(large.Select(run => run.Seconds.Sum()))));
        page.Table(["", $"{Small}", $"{Large}", "ratio", "11"], rows.Select(row => new[]
        {
            row.Phase,
            FormattableString.Invariant($"{row.Small:0.00}"),
            FormattableString.Invariant($"{row.Large:0.00}"),
            FormattableString.Invariant($"{row.Large / row.Small:0.0}"),
            Page.Met(row.Large <= 11 * row.Small),
        }));
        page.Line(FormattableString.Invariant(
            $"Resident memory: {Sample.Median(large.Select(run => run.MemoryBefore)):0} MB after the start, {Sample.Median(small.Select(run => run.MemoryAfter)):0} MB after {Small} resources (and the {Small} before them), {Sample.Median(large.Select(run => run.MemoryAfter)):0} MB after {Large}. All objects of the service are in it."));
    }

    private static async Task<Stack> RunAsync(string[] command, int size)
    {
        // An engine that lives: whatever it is asked, it answers.
        await using var engine = new RpcServer();
        await engine.StartAsync();
        using var server = await ServerProcess.StartAsync(command, engine.EndPoint.ToString());
        await server.Client.CallAsync(ResourceProviderService.GetPluginInfo, new());
        var before = server.ResidentMegabytes;
        await StackAsync(server.Client, "warm", Small);
        var seconds = await StackAsync(server.Client, "shop", size);
        return new(seconds, before, server.ResidentMegabytes);
    }

    private static async Task<double[]> StackAsync(RpcClient client, string prefix, int size)
    {
        var resources = Enumerable.Range(0, size).Select(number => Requests.Resource(prefix, number)).ToList();
        var created = new CreateResponse[size];
        return
        [
            await TimeAsync(number => CreateAsync(number, preview: true)),
            await TimeAsync(async number => created[number] = await CreateAsync(number, preview: false)),
            await TimeAsync(number => DiffAsync(resources[number])),
            await TimeAsync(number => client.CallAsync(ResourceProviderService.Read, Requests.Read(resources[number], created[number].Id, created[number].Properties))),
        ];

        async Task<CreateResponse> CreateAsync(int number, bool preview)
        {
            await CheckAsync(resources[number]);
            return await client.CallAsync(ResourceProviderService.Create, Requests.Create(resources[number], preview));
        }

        async Task DiffAsync(Requests.Declared resource)
        {
            await CheckAsync(resource);
            var answer = await client.CallAsync(ResourceProviderService.Diff, Requests.Diff(resource, resource));
            if (answer.Changes != DiffResponse.Types.DiffChanges.DiffNone)
            {
                throw new InvalidOperationException($"{resource.Urn} has changed.");
            }
        }

        async Task CheckAsync(Requests.Declared resource)
        {
            var answer = await client.CallAsync(ResourceProviderService.Check, Requests.Check(resource));
            if (answer.Failures.Count > 0)
            {
                throw new InvalidOperationException($"{resource.Urn}: {answer.Failures[0].Reason}");
            }
        }

        // Each is an operation of its own, which an engine begins with Configure. What others refer to comes first.
        async Task<double> TimeAsync(Func<int, Task> call)
        {
            var clock = Stopwatch.StartNew();
            await client.CallAsync(ResourceProviderService.Configure, Requests.Configure);
            foreach (var kind in resources.Index().GroupBy(resource => resource.Item.Type == "Subscription").OrderBy(kind => kind.Key))
            {
                await Parallel.ForEachAsync(kind, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (resource, _) => await call(resource.Index));
            }

            return clock.Elapsed.TotalSeconds;
        }
    }
}
