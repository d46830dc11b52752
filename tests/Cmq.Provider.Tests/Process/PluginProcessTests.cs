using System.Text;
using Cmq.Rpc;

namespace Cmq.Provider.Tests;

public sealed class PluginProcessTests
{
    [Test]
    public async Task Run_EngineDies_Ends()
    {
        var clock = new ManualClock();
        var engine = await TestEngine.StartAsync();
        var watching = clock.UntilAwaited(EngineWatch.Interval);
        var running = Run(engine.Address, clock, Stream.Null, CancellationToken.None);
        await watching;
        await engine.DisposeAsync();

        clock.Advance(EngineWatch.Interval);

        Assert.That(await running, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_EngineLives_GoesOn(bool hasHealth)
    {
        var clock = new ManualClock();
        await using var engine = await TestEngine.StartAsync(hasHealth);
        using var stop = new CancellationTokenSource();
        var running = Run(engine.Address, clock, Stream.Null, stop.Token);
        for (var round = 0; round < 3; round++)
        {
            await clock.UntilAwaited(EngineWatch.Interval);
            clock.Advance(EngineWatch.Interval);
            await engine.NextCheckAsync();
        }

        await clock.UntilAwaited(EngineWatch.Interval);

        Assert.That(running.IsCompleted, Is.False);
        await stop.CancelAsync();
        Assert.That(await running, Is.Zero);
    }

    [Test]
    public async Task Run_WritesThePortAndNothingElse_AndAnswersThereByThen()
    {
        using var stop = new CancellationTokenSource();
        var output = new LineStream();
        var running = Run(null, TimeProvider.System, output, stop.Token);
        var port = int.Parse(await output.FirstLine, System.Globalization.CultureInfo.InvariantCulture);

        using var client = new RpcClient($"127.0.0.1:{port}");
        Assert.That((await client.CallAsync(ResourceProviderService.GetPluginInfo, new())).Version, Is.EqualTo(Cmq.Resources.PackageRelease.Current.Version));

        await stop.CancelAsync();
        await running;
        Assert.That(output.Written, Is.EqualTo($"{port}\n"));
    }

    [Test]
    public async Task Run_StoppedBeforeItBegan_EndsWell()
    {
        Assert.That(await Run(null, TimeProvider.System, Stream.Null, new CancellationToken(canceled: true)), Is.Zero);
    }

    private static Task<int> Run(string? engine, TimeProvider clock, Stream output, CancellationToken stop) =>
        PluginProcess.RunAsync(new(engine), new ProviderOptions { TimeProvider = clock, Environment = _ => null }, output, TextWriter.Null, stop);

    private sealed class LineStream : MemoryStream
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _line.Task;

        public string Written => Encoding.ASCII.GetString(ToArray());

        public override void Flush()
        {
            if (Written is [.., '\n'] line)
            {
                _line.TrySetResult(line.Trim());
            }
        }
    }
}
