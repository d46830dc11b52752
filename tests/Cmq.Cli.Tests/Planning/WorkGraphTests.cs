using FsCheck.Fluent;

namespace Cmq.Cli.Tests;

/// <summary>Work in order, and at once where it can be.</summary>
public sealed class WorkGraphTests
{
    [Test]
    public async Task OneAtATime_TheOrderOfTheProgramIsKept()
    {
        var graph = Graph(5, (3, 1));
        var done = new List<int>();
        await graph.RunAsync(1, item =>
        {
            done.Add(item);
            return Task.CompletedTask;
        });
        Assert.That(done, Is.EqualTo([0, 2, 3, 1, 4]));
    }

    [Test]
    public async Task WhatDoesNotWait_RunsAtOnceUpToTheLimit()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        var begun = new List<int>();
        var run = Graph(4).RunAsync(3, item =>
        {
            begun.Add(item);
            return gates[item].Task;
        });
        var atFirst = begun.ToList();
        foreach (var gate in gates)
        {
            gate.SetResult();
        }

        await run;
        Assert.That((atFirst, begun), Is.EqualTo((new[] { 0, 1, 2 }, new[] { 0, 1, 2, 3 })));
    }

    [Test]
    public void AFailure_LetsWhatIsUnderWayEnd()
    {
        var graph = Graph(3);
        var gate = new TaskCompletionSource();
        var ended = false;
        Assert.ThrowsAsync<InvalidOperationException>(() => graph.RunAsync(2, async item =>
        {
            if (item == 0)
            {
                gate.SetResult();
                throw new InvalidOperationException();
            }

            await gate.Task;
            await Task.Yield();
            ended = true;
        }));
        Assert.That(ended, Is.True);
    }

    [Test]
    public void ACircle_IsFoundOutBeforeAnythingIsDone()
    {
        var graph = Graph(4, (0, 1), (1, 2), (2, 0));
        var done = new List<int>();
        Assert.ThrowsAsync<InvalidOperationException>(() => graph.RunAsync(1, item =>
        {
            done.Add(item);
            return Task.CompletedTask;
        }));
        Assert.That(done, Is.Empty);
    }

    [Test]
    public void TryAddEdge_DoesNotCloseACircle()
    {
        var graph = Graph(3, (0, 1), (1, 2));
        Assert.That((graph.TryAddEdge(2, 0), graph.TryAddEdge(0, 2)), Is.EqualTo((false, true)));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public FsCheck.Property NothingBegins_BeforeWhatItWaitsForIsOver(FsCheck.NonEmptyArray<(byte First, byte Then)> edges, FsCheck.PositiveInt parallel)
    {
        const int count = 12;
        var forward = edges.Get.Select(edge => (Math.Min(edge.First % count, edge.Then % count), Math.Max(edge.First % count, edge.Then % count))).Where(edge => edge.Item1 != edge.Item2).ToArray();
        var graph = Graph(count, forward);
        var done = new List<int>();
        var sound = true;
        graph.RunAsync((parallel.Get % 5) + 1, async item =>
        {
            lock (done)
            {
                sound &= graph.Before(item).All(done.Contains);
            }

            await Task.Yield();
            lock (done)
            {
                done.Add(item);
            }
        }).GetAwaiter().GetResult();
        return (sound && done.Count == count).ToProperty();
    }

    [Test]
    public void Cycles_FindsTheCircleWithoutTheWayToIt()
    {
        var next = new Dictionary<string, string[]> { ["start"] = ["a"], ["a"] = ["b"], ["b"] = ["c", "a"], ["c"] = [] };
        Assert.That(Cycles.Find(next.Keys, name => next[name]), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Cycles_FindsNoneWhereWaysMeetAgain()
    {
        var next = new Dictionary<string, string[]> { ["top"] = ["left", "right"], ["left"] = ["bottom"], ["right"] = ["bottom"], ["bottom"] = [] };
        Assert.That(Cycles.Find(next.Keys, name => next[name]), Is.Null);
    }

    private static WorkGraph<int> Graph(int count, params (int First, int Then)[] edges)
    {
        var graph = new WorkGraph<int>();
        for (var item = 0; item < count; item++)
        {
            graph.Add(item);
        }

        foreach (var (first, then) in edges)
        {
            graph.AddEdge(first, then);
        }

        return graph;
    }
}
