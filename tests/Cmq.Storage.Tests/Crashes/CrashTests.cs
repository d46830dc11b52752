using System.Globalization;

namespace Cmq.Storage.Tests;

/// <summary>
/// Kills the emulator under load, again and again on the same folder, and compares what is there after each restart with what had been answered. More rounds
/// with CMQ_CRASH_ROUNDS; the same moments and calls again with CMQ_CRASH_SEED.
/// </summary>
internal sealed class CrashTests
{
    private const int Rounds = 8;

    [Test]
    public async Task Kill_UnderLoad_LosesNothingThatWasAnsweredAndBringsNothingBack()
    {
        var rounds = Setting("CMQ_CRASH_ROUNDS") ?? Rounds;
        var seed = Setting("CMQ_CRASH_SEED") ?? Random.Shared.Next(1_000_000);
        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} crashes, CMQ_CRASH_SEED={seed}"));
        using var folder = new TestFolder();
        var moments = new Random(seed);
        var load = new Load();
        for (var round = 0; round <= rounds; round++)
        {
            using var emulator = await EmulatorProcess.StartAsync(folder.Data);
            if (round == 0)
            {
                await Load.PrepareAsync(emulator.Endpoint);
            }

            Assert.That(await load.CompareAsync(emulator.Endpoint), Is.Empty, string.Create(CultureInfo.InvariantCulture, $"after {round} crashes, CMQ_CRASH_SEED={seed}"));
            if (round < rounds)
            {
                await UntilKilledAsync(load, emulator, round, seed, moments.Next(0, 800));
            }
        }

        Assert.That(load.Answers, Is.GreaterThan(10 * rounds), "The clients got hardly anything done, so little was tested.");
    }

    // The moment is one of the wall clock's: it has to fall anywhere in the work.
    private static async Task UntilKilledAsync(Load load, EmulatorProcess emulator, int round, int seed, int milliseconds)
    {
        var before = load.Answers;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = load.RunAsync(emulator.Endpoint, round, seed, started);
        await Task.WhenAny(work, started.Task);
        await Task.WhenAny(work, Task.Delay(milliseconds));
        emulator.Kill();
        await work;
        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: killed after {milliseconds} ms and {load.Answers - before} answers"));
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
