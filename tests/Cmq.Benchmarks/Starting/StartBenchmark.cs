using Cmq.Rpc;

namespace Cmq.Benchmarks;

/// <summary>From the start of the process to its port, and to the first answer, beside a provider served by the npm package.</summary>
internal static class StartBenchmark
{
    private const int Runs = 15;

    private sealed record Start(double ToPort, double ToAnswer, double Processor, double Memory);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var (peers, plugins) = (workplace.Peers.ToList(), workplace.Plugins.ToList());
        var programs = plugins.Concat(peers).ToList();
        var starts = programs.ToDictionary(program => program.Form, _ => new List<Start>());

        // In turns, so that what else the machine does hits all of them. The first turn fills the caches, and warms the client.
        for (var run = -1; run < Runs; run++)
        {
            foreach (var (name, command) in programs)
            {
                using var server = await ServerProcess.StartAsync(command);
                await server.Client.CallAsync(ResourceProviderService.GetPluginInfo, new());
                var start = new Start(server.ToPort.TotalMilliseconds, server.Age.TotalMilliseconds, server.ProcessorTime.TotalMilliseconds, server.ResidentMegabytes);
                if (run >= 0)
                {
                    starts[name].Add(start);
                }
            }
        }

        var peer = Median(peers[0].Form, start => start.ToAnswer);
        page.Heading("Start");
        page.Line(
            $"From the start of the process to the line with its port, and to the answer of GetPluginInfo: medians of {Runs} runs in turns, in ms; "
            + "the processor time that this took, and resident memory then, in MB. The peers are a provider of the same schema served by npm `@pulumi/pulumi`: "
            + "the package loaded whole, as providers do, and its provider server alone. "
            + "Goal: the first answer within 1/6 of the whole package's time, and the port within 100 ms.");
        page.Table(["form", "port", "first answer", "of the peer", "processor", "memory", "1/6", "100 ms"], programs.Select(program =>
        {
            var (port, answer) = (Median(program.Form, start => start.ToPort), Median(program.Form, start => start.ToAnswer));
            var isOurs = plugins.Contains(program);
            return new[]
            {
                $"`{program.Form}`",
                FormattableString.Invariant($"{port:0}"),
                FormattableString.Invariant($"{answer:0}"),
                FormattableString.Invariant($"1/{peer / answer:0.0}"),
                FormattableString.Invariant($"{Median(program.Form, start => start.Processor):0}"),
                FormattableString.Invariant($"{Median(program.Form, start => start.Memory):0}"),
                isOurs ? Page.Met(answer <= peer / 6) : "",
                isOurs ? Page.Met(port < 100) : "",
            };
        }));

        double Median(string form, Func<Start, double> value) => Sample.Median(starts[form].Select(value));
    }
}
