using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>Faults that take time, on a clock that stands still; and calls above the rate of an account.</summary>
internal sealed class DelayTests
{
    private readonly TimerClock _clock = new();
    private readonly CmqEmulatorFaults _faults = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private CmqBroker _broker = null!;
    private CmqEmulator _emulator = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _broker = new(new() { TimeProvider = _clock });
        _emulator = await CmqEmulator.StartAsync(new() { Management = _broker, TimeProvider = _clock, Faults = _faults, RateLimits = CmqRateLimits.Documented });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Delay_IsAnsweredAfterItAndCarriedOutThen()
    {
        _faults.Add(new(CmqEmulatorFaultKind.Delay, "CreateCmqQueue") { Delay = TimeSpan.FromSeconds(60) });
        var answering = CreateAsync("orders");
        var wait = await _clock.NextTimerAsync();
        var before = (await _broker.FindQueueAsync("orders"), answering.IsCompleted);
        _clock.Advance(wait);

        Assert.That((wait, before, (await answering).Contains("QueueId", StringComparison.Ordinal)), Is.EqualTo((TimeSpan.FromSeconds(60), ((QueueDescription?)null, false), true)));
    }

    [Test]
    public async Task LoseAnswer_WithADelay_ClosesTheConnectionAfterIt()
    {
        _faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "CreateCmqQueue") { Delay = TimeSpan.FromSeconds(60) });
        var answering = CreateAsync("orders");
        var wait = await _clock.NextTimerAsync();
        var before = (await _broker.FindQueueAsync("orders") is not null, answering.IsCompleted);
        _clock.Advance(wait);

        Assert.That(async () => await answering, Throws.InstanceOf<HttpRequestException>());
        Assert.That(before, Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Calls_AboveTheDocumentedRate_AreThrottled()
    {
        var answers = new List<string>();
        for (var call = 0; call < 21; call++)
        {
            answers.Add(await CreateAsync($"q{call}"));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        answers.Add(await CreateAsync("later"));

        Assert.That(answers.Select(answer => answer.Contains("RequestLimitExceeded", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, 22).Select(call => call == 20)));
    }

    private async Task<string> CreateAsync(string queue)
    {
        using var request = new ApiRequestBuilder(_emulator.Endpoint, "CreateCmqQueue", System.Text.Encoding.UTF8.GetBytes($"{{\"QueueName\":\"{queue}\"}}")).Build();
        using var response = await _http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
