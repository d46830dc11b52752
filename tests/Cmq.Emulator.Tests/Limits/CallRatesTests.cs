namespace Cmq.Emulator.Tests;

/// <summary>How many calls fit into a second.</summary>
internal sealed class CallRatesTests
{
    private readonly FakeClock _clock = new();

    [TestCase("CreateCmqQueue", 20)]
    [TestCase("DescribeCmqQueueDetail", 100)]
    [TestCase("SendMessage", 5000)]
    public void Second_TakesAsManyCallsAsDocumented(string action, int limit)
    {
        var rates = new CallRates(CmqRateLimits.Documented, _clock);
        Assert.That(Enumerable.Range(0, limit + 10).Count(_ => rates.TryEnter(action)), Is.EqualTo(limit));
    }

    [Test]
    public void Second_ThatIsOver_MakesRoom()
    {
        var rates = new CallRates(CmqRateLimits.Documented, _clock);
        while (rates.TryEnter("CreateCmqQueue"))
        {
            _clock.Now += TimeSpan.FromMilliseconds(1);
        }

        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.That(rates.TryEnter("CreateCmqQueue"), Is.True);
    }

    [TestCase("GetCallerIdentity")]
    [TestCase("CreateCmqQueue")]
    public void NoLimit_TakesEveryCall(string action)
    {
        var rates = new CallRates(action == "GetCallerIdentity" ? CmqRateLimits.Documented : CmqRateLimits.None, _clock);
        Assert.That(Enumerable.Range(0, 10_000).All(_ => rates.TryEnter(action)), Is.True);
    }
}
