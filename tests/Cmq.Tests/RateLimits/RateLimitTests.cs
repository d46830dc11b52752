using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Tests;

/// <summary>How fast calls start.</summary>
public sealed class RateLimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public void Documented_IsTwentyForEachActionAndAHundredForTheDetailOfAQueue() =>
        Assert.That(
            Actions.Names.Select(action => CmqRateLimits.Documented.CallsPerSecond(action)),
            Is.EqualTo(Actions.Names.Select(action => action == "DescribeCmqQueueDetail" ? 100 : 20)));

    [Test]
    public void None_LimitsNothing() => Assert.That(Actions.Names.Select(action => CmqRateLimits.None.CallsPerSecond(action)), Is.All.Null);

    [Test]
    public void With_ChangesOneActionOnly()
    {
        var limits = CmqRateLimits.Documented.With("CreateCmqQueue", 5);
        Assert.That((limits.CallsPerSecond("CreateCmqQueue"), limits.CallsPerSecond("CreateCmqTopic")), Is.EqualTo(((int?)5, (int?)20)));
    }

    [Test]
    public void With_AnUnknownAction_NamesTheActions() =>
        Assert.That(() => CmqRateLimits.Documented.With("CreateQueue", 5), Throws.ArgumentException.With.Message.Contains("no action CreateQueue").And.Message.Contains("CreateCmqQueue, "));

    [TestCase(0)]
    [TestCase(-1)]
    public void With_NoCallAtAll_IsRefused(int callsPerSecond) =>
        Assert.That(() => CmqRateLimits.None.With("CreateCmqQueue", callsPerSecond), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase("DeleteCmqQueue", 20)]
    [TestCase("DescribeCmqQueues", 20)]
    public async Task Call_OneMoreThanTheRate_StartsASecondAfterTheFirst(string action, int rate)
    {
        using var bench = new Bench(limits: CmqRateLimits.Documented);
        for (var i = 0; i <= rate; i++)
        {
            await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        }

        Assert.That(
            (bench.Service.Requests[rate - 1].Time, bench.Service.Requests[rate].Time),
            Is.EqualTo((TimeSpan.Zero, Second)));
    }

    [Test]
    public async Task Call_AnotherAction_HasItsOwnRate()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("DeleteCmqQueue", 1).With("DeleteCmqTopic", 1));
        await bench.Client.DeleteQueueAsync("q");
        await bench.Client.DeleteTopicAsync("t");
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Call_WithoutLimits_StartsAtOnce()
    {
        using var bench = new Bench(limits: CmqRateLimits.None);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => bench.Client.DeleteQueueAsync("q")));
        Assert.That(bench.Time.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Retry_CountsAsACall()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("DeleteCmqQueue", 1));
        bench.Service.ThenError("RequestLimitExceeded");
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        Assert.That(bench.Service.Requests[1].Time, Is.EqualTo(Second));
    }

    [Test]
    public async Task Call_CancelledInTheLine_SendsNothing()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("DeleteCmqQueue", 1));
        using var cancel = new CancellationTokenSource();
        await bench.Client.DeleteQueueAsync("first");
        var second = bench.Client.DeleteQueueAsync("second", cancel.Token);
        cancel.Cancel();
        Assert.That(() => second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Gate_ManyCancelledInTheLine_UseNothingUp()
    {
        var time = new FakeTime();
        using var gate = new CallGate(20, time);
        using var cancel = new CancellationTokenSource();
        for (var i = 0; i < 20; i++)
        {
            await gate.WaitAsync(default);
        }

        var line = Enumerable.Range(0, 1000).Select(_ => gate.WaitAsync(cancel.Token)).ToArray();
        await cancel.CancelAsync();
        Assert.That(() => Task.WhenAll(line), Throws.InstanceOf<OperationCanceledException>());
        await time.RunAsync(gate.WaitAsync(default));
        Assert.That(time.Elapsed, Is.EqualTo(Second));
    }

    [Test]
    public async Task Gate_ManyAtOnce_LetsTheRateThroughEachSecond()
    {
        var time = new FakeTime();
        using var gate = new CallGate(20, time);
        var line = Enumerable.Range(0, 60).Select(_ => gate.WaitAsync(default)).ToArray();
        var throughAtOnce = line.Count(call => call.IsCompleted);
        await time.RunAsync(Task.WhenAll(line));
        Assert.That((throughAtOnce, time.Elapsed), Is.EqualTo((20, 2 * Second)));
    }

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public Property Gate_AnyPaceOfCalls_NeverMoreThanTheRateInASecond() => Prop.ForAll(
        Gen.Choose(1, 25).ToArbitrary(),
        Gen.Choose(0, 300).ListOf(60).ToArbitrary(),
        (rate, pauses) =>
        {
            var time = new FakeTime();
            using var gate = new CallGate(rate, time);
            var starts = new List<TimeSpan>();
            foreach (var pause in pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                time.RunAsync(gate.WaitAsync(default)).GetAwaiter().GetResult();
                starts.Add(time.Elapsed);
            }

            return starts.Select((start, index) => index < rate || start - starts[index - rate] >= Second).All(apart => apart);
        });

    [FsCheck.NUnit.Property]
    public Property Gate_CallsThatKeepToTheRate_DoNotWait() => Prop.ForAll(
        Gen.Choose(1, 20).ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (rate, calls) =>
        {
            var time = new FakeTime();
            using var gate = new CallGate(rate, time);
            var waited = false;
            for (var i = 0; i < calls; i++)
            {
                waited |= !gate.WaitAsync(default).IsCompleted;
                time.Advance(TimeSpan.FromMilliseconds(Math.Ceiling(1000.0 / rate)));
            }

            return !waited;
        });
}
