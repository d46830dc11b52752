using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Cmq.Broker;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>Tests that mistreat an emulator over a broker, and then look for the damage.</summary>
internal abstract class HostileTests
{
    /// <summary>After this long a test gives up waiting; nothing here takes it.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _log = new();

    protected CmqBroker Broker { get; private set; } = null!;

    protected CmqEmulator Emulator { get; private set; } = null!;

    /// <summary>The time of the broker; the signatures are checked against another.</summary>
    protected FakeClock Clock { get; } = new();

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    protected IReadOnlyList<string> Log => [.. _log];

    private protected virtual ConnectionLimits Connections => new();

    [SetUp]
    public async Task StartAsync()
    {
        Broker = new(new() { TimeProvider = Clock });
        Emulator = await CmqEmulator.StartAsync(new()
        {
            Management = Broker,
            TimeProvider = new FakeClock(),
            PushTargets = CmqEmulatorPushTargets.Off,
            Connections = Connections,
            Log = _log.Enqueue,
        });
        await Broker.CreateQueueAsync("orders", new());
        await Broker.CreateQueueAsync("cycle", new());
        await Broker.CreateTopicAsync("sales", new());
        await Broker.CreateSubscriptionAsync("sales", "to-orders", SubscriptionProtocol.Queue, "orders", new());
        await Broker.SendMessageAsync("orders", "kept");
    }

    [TearDown]
    public async Task StopAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>All objects with their counters.</summary>
    protected Task<string> PictureAsync() => Http.GetStringAsync(new Uri(Emulator.Endpoint, "/_admin/objects?limit=1000"));

    protected ApiRequestBuilder ApiRequest(string action, string body = "{}") => new(Emulator.Endpoint, action, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends a request of API 3.0, whose answer has to have status 200.</summary>
    protected async Task<ApiAnswer> SendAsync(ApiRequestBuilder request)
    {
        using var message = request.Build();
        using var response = await Http.SendAsync(message);
        return new(response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(), null);
    }

    /// <summary>Sends a request of v2.</summary>
    protected async Task<V2Reply> SendAsync(V2Request request)
    {
        using var message = request.Build(Emulator.Endpoint);
        using var response = await Http.SendAsync(message);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends, receives and deletes a message over v2.</summary>
    protected async Task CycleAsync(string queue = "cycle")
    {
        await SucceedAsync(new("SendMessage", ("queueName", queue), ("msgBody", "x")));
        var received = await SucceedAsync(new("ReceiveMessage", ("queueName", queue), ("pollingWaitSeconds", "0")));
        await SucceedAsync(new("DeleteMessage", ("queueName", queue), ("receiptHandle", (string)received.Json["receiptHandle"]!)));
    }

    /// <summary>Nothing inside failed, the objects and messages are those of before, and both faces do their work.</summary>
    protected async Task AssertUnharmedAsync(string before)
    {
        await CycleAsync();
        var described = await SendAsync(ApiRequest("DescribeCmqQueueDetail", "{\"QueueName\":\"cycle\"}"));
        Assert.That((Log, described.Code), Is.EqualTo((Array.Empty<string>(), (string?)null)), described.Text);
        Assert.That(JToken.Parse(await PictureAsync()), Is.EqualTo(JToken.Parse(before)).Using<JToken>(JToken.DeepEquals));
    }

    protected async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Emulator.Endpoint.Host, Emulator.Endpoint.Port);
        return client;
    }

    private async Task<V2Reply> SucceedAsync(V2Request request)
    {
        var reply = await SendAsync(request);
        Assert.That(reply.Pair, Is.EqualTo("0"), reply.Text);
        return reply;
    }
}
