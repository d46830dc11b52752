namespace Cmq.Storage.Tests;

/// <summary>After a crash at any moment between two answers, all is as it was.</summary>
internal sealed class CrashLaws
{
    private const int Steps = 120;
    private const int StepsBetween = 6;

    [TestCase(CmqEdition.Tdmq, 1)]
    [TestCase(CmqEdition.Tdmq, 2)]
    [TestCase(CmqEdition.Tdmq, 3)]
    [TestCase(CmqEdition.Classic, 4)]
    [TestCase(CmqEdition.Tdmq2022, 5)]
    [TestCase(CmqEdition.Tdmq2022, 6)]
    public async Task Crash_AfterAnyAnswer_LeavesWhatWasThere(CmqEdition edition, int seed)
    {
        await using var kept = new KeptFolder(new() { Edition = edition });
        var history = new RandomHistory(new(seed), kept.Clock, edition);
        for (var step = 1; step <= Steps; step++)
        {
            await history.StepAsync(kept.Broker);
            if (step % StepsBetween == 0)
            {
                var before = await Picture.OfAsync(kept.Broker);
                Assert.That(await kept.AfterACrashAsync(step), Is.EqualTo(before), $"after step {step}: {history}");
            }
        }

        Assert.That(history.Done, Is.GreaterThan(Steps / 3), "Hardly anything was taken, so little was tested.");
    }
}
