namespace Cmq.Cli.Tests;

/// <summary>Laws of plans, for any two programs: what the first leaves is what the second finds.</summary>
public sealed class PlanLawTests
{
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public async Task PlanAndApply_EndWhereUpEnds_AndAgainIsNothing(int seed, int more)
    {
        var random = Of(seed, more);
        var (before, after) = (RandomProgram.Text(random), RandomProgram.Text(random));
        var up = await BringUpAsync(before);
        var planned = await BringUpAsync(before);
        if (await planned.TryPlanAsync(after) is not { } document)
        {
            return;
        }

        await up.UpAsync(after);
        await planned.CompleteAsync(document);
        var writes = planned.Management.Writes.Count;
        Assert.That(await planned.SnapshotAsync(), Is.EqualTo(await up.SnapshotAsync()), $"{before}\n---\n{after}");

        await planned.CompleteAsync(document);
        Assert.That(planned.Management.Writes, Has.Count.EqualTo(writes), $"{before}\n---\n{after}");
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public async Task KilledAnywhere_TheNextRunEndsTheSame(int seed, int more, bool isAnswerLost)
    {
        var random = Of(seed, more);
        var (before, after) = (RandomProgram.Text(random), RandomProgram.Text(random));
        var whole = await BringUpAsync(before);
        var killed = await BringUpAsync(before);
        if (await whole.TryPlanAsync(after) is not { } document || await killed.TryPlanAsync(after) is not { } other)
        {
            return;
        }

        var start = whole.Management.Done.Count;
        await whole.CompleteAsync(document);
        var at = killed.Management.Done.Count + random.Next(whole.Management.Done.Count - start + 1);
        killed.Management.Before = _ => Task.FromResult<Exception?>(!isAnswerLost && killed.Management.Done.Count >= at ? new KilledException() : null);
        killed.Management.After = _ => Task.FromResult<Exception?>(isAnswerLost && killed.Management.Done.Count > at ? new KilledException() : null);
        try
        {
            await killed.ApplyAsync(other, parallel: random.Next(1, 5));
        }
        catch (KilledException)
        {
            // The process is gone.
        }

        killed.Management.Before = _ => Task.FromResult<Exception?>(null);
        killed.Management.After = _ => Task.FromResult<Exception?>(null);
        await killed.CompleteAsync(other);
        Assert.That(await killed.SnapshotAsync(), Is.EqualTo(await whole.SnapshotAsync()), $"{before}\n---\n{after}");
        Assert.That(killed.Management.Done.Count, Is.EqualTo(whole.Management.Done.Count), "nothing is done twice");
    }

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public async Task StoppedOrFailedAnywhere_TheNextRunEndsTheSame(int seed, int more, bool isStopped)
    {
        var random = Of(seed, more);
        var (before, after) = (RandomProgram.Text(random), RandomProgram.Text(random));
        var (whole, broken) = (await BringUpAsync(before), await BringUpAsync(before));
        if (await whole.TryPlanAsync(after) is not { } document || await broken.TryPlanAsync(after) is not { } other)
        {
            return;
        }

        var start = whole.Management.Done.Count;
        await whole.CompleteAsync(document);
        var left = random.Next(whole.Management.Done.Count - start + 1);
        using var stop = new CancellationTokenSource();
        broken.Management.Before = async _ =>
        {
            var isNow = Interlocked.Decrement(ref left) == -1;
            await (isNow && isStopped ? stop.CancelAsync() : Task.CompletedTask);
            return isNow && !isStopped ? FaultyManagement.Refusal() : null;
        };
        await broken.ApplyAsync(other, parallel: random.Next(1, 5), stop.Token);
        broken.Management.Before = _ => Task.FromResult<Exception?>(null);
        await broken.CompleteAsync(other);
        Assert.That(await broken.SnapshotAsync(), Is.EqualTo(await whole.SnapshotAsync()), $"{before}\n---\n{after}");
    }

    // The numbers that are tried first are small ones.
    private static Random Of(int seed, int more) => new(unchecked((seed * 7919) + more));

    private static async Task<PlanBench> BringUpAsync(string program)
    {
        var bench = new PlanBench();
        await bench.UpAsync(program);
        return bench;
    }
}
