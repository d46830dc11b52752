using Cmq.Emulator;
using Cmq.Rpc;

namespace Cmq.Provider.Tests;

/// <summary>What is said of waits: while they last, and when they last too long.</summary>
public sealed class WaitTests
{
    [Test]
    public async Task Create_ThrottledUntilItsLimit_SaysWhatItWaitedForAndWhatToDo()
    {
        await using var bench = await CloudBench.StartAsync();
        bench.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "CreateCmqQueue"));
        var creating = bench.Provider.CreateAsync("orders", timeout: 60);
        await bench.NextStatusAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(60));
        var failure = Assert.ThrowsAsync<RpcException>(() => creating)!;
        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.DeadlineExceeded));
        Assert.That(failure.Message, Does.StartWith(
            "Create of Queue 'orders' did not end within 60 s (customTimeouts.create). CreateCmqQueue of 'orders' was cancelled. For 60 s it had waited to be tried again after: "));
        Assert.That(failure.Message, Does.Contain("RequestLimitExceeded").And.EndWith("Remove what is in the way, or give it more time. Nothing was changed."));
    }

    [Test]
    public async Task Create_BehindTheRateLimit_SaysHowLongAndEndsWithItsLimit()
    {
        await using var bench = await CloudBench.StartAsync(("rateLimits", "CreateCmqQueue=1"));
        await bench.Provider.CreateAsync("first");
        var reached = bench.Clock.UntilAwaited(TimeSpan.FromSeconds(1));
        var second = bench.Provider.CreateAsync("second", timeout: 0.9);
        await reached.WaitAsync(TimeSpan.FromSeconds(20));
        var third = bench.Provider.CreateAsync("third", timeout: 0.9);
        Assert.That(await bench.NextStatusAsync(), Is.EqualTo("waiting about 1 s for its turn: at most 1 of CreateCmqQueue may start in a second"));
        bench.Clock.Advance(TimeSpan.FromSeconds(0.9));
        foreach (var create in new[] { second, third })
        {
            var failure = Assert.ThrowsAsync<RpcException>(() => create)!;
            Assert.That(failure.Message, Does.Contain("For 0.9 s it had waited for its turn").And.Contain("Lower --parallel").And.EndWith("Nothing was changed."));
        }
    }

    [Test]
    public async Task Create_BehindALockedFile_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("cmq-").FullName;
        try
        {
            var file = Path.Combine(folder, "cmq.json");
            await using var engine = await TestEngine.StartAsync();
            await using var provider = await TestProvider.StartAsync(new ProviderOptions { TimeProvider = new ImpatientClock(), Environment = _ => null });
            provider.Service.Engine.Connect(engine.Address);
            await provider.ConfigureAsync(new(("backend", "memory"), ("memoryFile", file)));
            await using (new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            {
                Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q"));
            }

            Assert.That((await engine.NextMessageAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).Message, Is.EqualTo($"waiting for {file}, which another process keeps locked"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
