namespace Cmq.Client.Tests;

/// <summary>Closing an account ends what waits on it, and nothing else: in memory, over HTTP, and over an HTTP client that stays open.</summary>
[TestFixture("memory")]
[TestFixture("http")]
[TestFixture("injected")]
public sealed class CloseTests(string way)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private ClientBench _bench = null!;
    private HttpClient _http = null!;
    private CmqAccount _account = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _bench = await ClientBench.StartAsync(queues: ["orders"]);
        _http = new();
        _account = way switch
        {
            "memory" => _bench.Broker.OpenAccount(),
            "http" => new(_bench.Options()),
            _ => new(_bench.Options(http: _http)),
        };
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _account.DisposeAsync();
        await _bench.DisposeAsync();
        _http.Dispose();
    }

    [Test]
    public async Task Dispose_WhileAReceiveWaits_EndsItAtOnce()
    {
        var receive = await WaitingAsync(_account, default);
        await _account.DisposeAsync();
        var error = await Until.ErrorOfAsync<ObjectDisposedException>(() => receive.SoonAsync());
        Assert.That(error.Message, Does.StartWith("The account was closed while a receive from 'orders' waited."));
    }

    [Test]
    public async Task Dispose_WhileAReceiveWithATokenWaits_EndsItAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var receive = await WaitingAsync(_account, cancel.Token);
        await _account.DisposeAsync();
        Assert.That(() => receive.SoonAsync(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Dispose_WhileAReceiveWaits_TakesNoMessageWithIt()
    {
        var receive = await WaitingAsync(_account, default);
        await _account.DisposeAsync();
        await Until.ErrorOfAsync<ObjectDisposedException>(() => receive.SoonAsync());
        await Until.TrueAsync(() => _bench.Clock.Timers == 0);
        await _bench.Broker.SendMessageAsync("orders", "x");
        Assert.That((await _bench.Broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(1));
    }

    [Test]
    public async Task Dispose_OfAnotherAccount_LeavesTheReceiveWaiting()
    {
        var other = way == "memory" ? _bench.Broker.OpenAccount() : new CmqAccount(_bench.Options(http: way == "http" ? null : _http));
        var receive = await WaitingAsync(_account, default);
        await other.DisposeAsync();
        await _bench.Broker.SendMessageAsync("orders", "x");
        Assert.That((await receive.SoonAsync())!.Body, Is.EqualTo("x"));
    }

    [Test]
    public async Task Dispose_WhileProcessing_EndsItWithTheError()
    {
        var processing = _account.Queue("orders").ProcessAsync(
            (_, _) => Task.CompletedTask, new() { MaxConcurrency = 1, VisibilityTimeout = Long, PollingWait = Long });
        await Until.TrueAsync(() => _bench.Clock.Timers > 0);
        await _account.DisposeAsync();
        Assert.That(() => processing.SoonAsync(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Cancel_WhileAReceiveWaits_IsACancellationByTheCallersToken()
    {
        using var cancel = new CancellationTokenSource();
        var receive = await WaitingAsync(_account, cancel.Token);
        await cancel.CancelAsync();
        var error = await Until.ErrorOfAsync<OperationCanceledException>(() => receive.SoonAsync());
        Assert.That(error.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task Dispose_Twice_IsOnce()
    {
        await _account.DisposeAsync();
        Assert.That(_account.Dispose, Throws.Nothing);
    }

    // The broker has a timer on its clock as long as a receive waits in it.
    private async Task<Task<CmqMessage?>> WaitingAsync(CmqAccount account, CancellationToken cancellationToken)
    {
        var receive = account.Queue("orders").ReceiveAsync(Long, cancellationToken);
        await Until.TrueAsync(() => _bench.Clock.Timers > 0);
        return receive;
    }
}
