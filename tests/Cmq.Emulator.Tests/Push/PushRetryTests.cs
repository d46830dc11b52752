namespace Cmq.Emulator.Tests;

internal sealed class PushRetryTests : PushTests
{
    [TestCase(CmqEdition.Tdmq, 10, 20)]
    [TestCase(CmqEdition.Classic, 19, 29)]
    public async Task BackoffRetry_AfterThreeRetries_GivesWayToTheNextMessage(CmqEdition edition, int least, int most)
    {
        await StartAsync(edition);
        await SubscribeAsync("s", strategy: NotifyStrategy.BackoffRetry, format: NotifyContentFormat.Simplified);
        Endpoint.Answer = request => request.Body == "bad" ? 500 : 200;
        await PublishAsync("bad");
        await PublishAsync("good");
        for (var retry = 0; retry < 3; retry++)
        {
            Assert.That((await Endpoint.NextAsync()).Body, Is.EqualTo("bad"));
            var wait = await NextWaitAsync();
            Assert.That(wait.TotalSeconds, Is.InRange(least, most));
            Clock.Advance(wait);
        }

        Assert.That(((await Endpoint.NextAsync()).Body, (await Endpoint.NextAsync()).Body), Is.EqualTo(("bad", "good")));
    }

    [Test]
    public async Task ExponentialDecayRetry_WaitsUpTo512Seconds_AndRetries176Times()
    {
        await StartAsync();
        await SubscribeAsync("s", strategy: NotifyStrategy.ExponentialDecayRetry, format: NotifyContentFormat.Simplified);
        Endpoint.Answer = request => request.Body == "bad" ? 503 : 200;
        await PublishAsync("bad");
        await PublishAsync("good");
        var waits = new List<double>();
        for (var request = await Endpoint.NextAsync(); request.Body == "bad" && waits.Count < 176; request = await Endpoint.NextAsync())
        {
            var wait = await NextWaitAsync();
            waits.Add(wait.TotalSeconds);
            Clock.Advance(wait);
        }

        Assert.That(waits, Is.EqualTo(Enumerable.Range(0, 176).Select(retry => Math.Min(Math.Pow(2, retry), 512))));
        Assert.That((await Endpoint.NextAsync()).Body, Is.EqualTo("good"));
    }

    [Test]
    public async Task ExponentialDecayRetry_OfTheClassicEdition_DoublesUntilTheDayIsOver()
    {
        await StartAsync(CmqEdition.Classic);
        await SubscribeAsync("s", strategy: NotifyStrategy.ExponentialDecayRetry);
        Endpoint.Answer = _ => 500;
        await PublishAsync("m");
        for (var (retry, elapsed) = (0, TimeSpan.Zero); retry <= 16; retry++)
        {
            await Endpoint.NextAsync();
            var wait = await NextWaitAsync();
            Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(Math.Min(Math.Pow(2, retry), 86_400 - elapsed.TotalSeconds))));
            elapsed += wait;
            Clock.Advance(wait);
        }

        Assert.That((await WaitingAsync(), Endpoint.Waiting, Emulator.Pushes.Failed), Is.EqualTo((0, 0, 17)));
    }

    [Test]
    public async Task Message_OneDayOld_IsDroppedAndTheNextIsTried()
    {
        await StartAsync(CmqEdition.Classic);
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        Endpoint.Answer = _ => 500;
        await PublishAsync("old");
        await Endpoint.NextAsync();
        await NextWaitAsync();
        await Emulator.DisposeAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        Emulator = await RunAsync();
        await PublishAsync("new");
        Assert.That((await Endpoint.NextAsync()).Body, Is.EqualTo("new"));
    }

    [TestCase(200)]
    [TestCase(204)]
    [TestCase(299)]
    public async Task Status_Of2xx_IsADelivery(int status)
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        Endpoint.Answer = _ => status;
        await PublishAsync("first");
        await PublishAsync("second");
        Assert.That(((await Endpoint.NextAsync()).Body, (await Endpoint.NextAsync()).Body), Is.EqualTo(("first", "second")));
        Assert.That((Emulator.Pushes.Delivered, Emulator.Pushes.Failed), Is.EqualTo((1, 0)).Or.EqualTo((2, 0)));
    }

    [TestCase(300)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(404)]
    [TestCase(500)]
    public async Task Status_OfAnythingElse_IsAFailureAndNoRedirectIsFollowed(int status)
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => status;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        Assert.That(await NextWaitAsync(), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That((Emulator.Pushes.Delivered, Emulator.Pushes.Failed, Endpoint.Waiting), Is.EqualTo((0, 1, 0)));
        Assert.That(Log.Single(), Does.Contain("events/s").And.Contain($"{status}"));
    }

    [Test]
    public async Task Answer_NotThereIn15Seconds_IsAFailure()
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => null;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        Clock.Advance(TimeSpan.FromSeconds(14.999));
        Assert.That(Emulator.Pushes.Failed, Is.Zero);
        Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.That(await NextWaitAsync(), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(Log.Single(), Does.Contain("did not answer in 15 s"));
    }

    [Test]
    public async Task Endpoint_WhereNobodyListens_IsAFailure()
    {
        var gone = await PushEndpoint.StartAsync();
        var url = gone.Url;
        await gone.DisposeAsync();
        await StartAsync();
        await SubscribeAsync("s", url);
        await PublishAsync("m");
        Assert.That((await NextWaitAsync(), Emulator.Pushes.Failed), Is.EqualTo((TimeSpan.FromSeconds(1), 1)));
    }
}
