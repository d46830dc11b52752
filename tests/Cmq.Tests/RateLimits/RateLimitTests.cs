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

    [TestCase("10", 10, 10, 10)]
    [TestCase("CreateCmqQueue=5", 5, 20, 100)]
    [TestCase(" 10 , DescribeCmqQueueDetail = 50 ", 10, 10, 50)]
    [TestCase("none", null, null, null)]
    public void TryParse_NumbersAndActions_AreLimits(string text, int? create, int? delete, int? describe)
    {
        Assert.That(CmqRateLimits.TryParse(text, out var limits, out var reason), Is.True, reason);
        Assert.That(
            (limits!.CallsPerSecond("CreateCmqQueue"), limits.CallsPerSecond("DeleteCmqQueue"), limits.CallsPerSecond("DescribeCmqQueueDetail")),
            Is.EqualTo((create, delete, describe)));
    }

    [TestCase("", "'' is no limit")]
    [TestCase("0", "'0' is no limit")]
    [TestCase("10,", "'' is no limit")]
    [TestCase("CreateQueue=5", "no action CreateQueue")]
    [TestCase("CreateCmqQueue=fast", "'CreateCmqQueue=fast' is no limit")]
    public void TryParse_OfWhatIsNone_SaysWhy(string text, string said)
    {
        Assert.That(CmqRateLimits.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Does.StartWith(said).Or.Contain(said));
    }

    [Test]
    public void Gate_Slowed_HalvesOnceASecondAndGrowsBack()
    {
        var time = new FakeTime();
        using var gate = new CallGate(20, time);
        var rates = new List<int> { gate.Rate };
        gate.Slow();
        gate.Slow();
        rates.Add(gate.Rate);
        time.Advance(Second);
        gate.Slow();
        rates.Add(gate.Rate);
        time.Advance(2 * Second);
        rates.Add(gate.Rate);
        time.Advance(60 * Second);
        rates.Add(gate.Rate);
        Assert.That(rates, Is.EqualTo(new[] { 20, 10, 5, 7, 20 }));
    }

    [Test]
    public void Gate_SlowedForLong_StillLetsOneThrough()
    {
        var time = new FakeTime();
        using var gate = new CallGate(20, time);
        for (var second = 0; second < 100; second++)
        {
            gate.Slow();
            time.Advance(Second);
        }

        gate.Slow();
        Assert.That(gate.Rate, Is.EqualTo(1));
    }

    [Test]
    public async Task Gate_SecondThatEndsWhileItIsLookedAt_IsNoError()
    {
        using var gate = new CallGate(1, new HastyTime());
        await gate.WaitAsync(default);
        Assert.That(() => gate.WaitAsync(default), Throws.Nothing);
    }

    [Test]
    public async Task Call_Throttled_MakesThatActionSlowerAndNoOther()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("DeleteCmqQueue", 4).With("DeleteCmqTopic", 4), random: 0);
        bench.Service.ThenError("RequestLimitExceeded");
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        await bench.Time.RunAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.Client.DeleteTopicAsync("t"))));
        Assert.That(bench.Service.Requests.Select(request => request.Time), Is.EqualTo(new[] { TimeSpan.Zero, TimeSpan.Zero, Second, Second, Second, Second, Second }));
    }

    /// <summary>A clock that goes on between any two looks at it; its timers fire at once.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => _now += 6;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
