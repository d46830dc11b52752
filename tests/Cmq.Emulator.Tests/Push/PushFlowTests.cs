using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>Order, who waits for whom, and how it ends.</summary>
internal sealed class PushFlowTests : PushTests
{
    [Test]
    public async Task Messages_OfASubscription_ComeInOrder()
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        var bodies = Enumerable.Range(0, 50).Select(number => $"{number}").ToList();
        foreach (var body in bodies)
        {
            await PublishAsync(body);
        }

        var received = new List<string>();
        while (received.Count < bodies.Count)
        {
            received.Add((await Endpoint.NextAsync()).Body);
        }

        Assert.That(received, Is.EqualTo(bodies));
    }

    [Test]
    public async Task Endpoint_ThatTakesOneRequestAConnection_GetsEveryMessage()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await StartAsync();
        await SubscribeAsync("s", $"http://{listener.LocalEndpoint}/", format: NotifyContentFormat.Simplified);
        string[] bodies = ["1", "2", "3"];
        foreach (var body in bodies)
        {
            await PublishAsync(body);
        }

        var received = new List<string>();
        while (received.Count < bodies.Length)
        {
            using var client = await listener.AcceptTcpClientAsync(limit.Token);
            received.Add(await TakeOneAsync(client.GetStream(), limit.Token));
        }

        Assert.That(received.Concat(Log), Is.EqualTo(bodies));
    }

    [Test]
    public async Task Message_BehindOneThatFails_WaitsForIt()
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        Endpoint.Answer = _ => 500;
        await PublishAsync("first");
        await PublishAsync("second");
        await Endpoint.NextAsync();
        var wait = await NextWaitAsync();
        Assert.That(Endpoint.Waiting, Is.Zero);
        Endpoint.Answer = _ => 200;
        Clock.Advance(wait);
        Assert.That(((await Endpoint.NextAsync()).Body, (await Endpoint.NextAsync()).Body), Is.EqualTo(("first", "second")));
    }

    [Test]
    public async Task Endpoint_ThatHangs_DoesNotSlowTheOthers()
    {
        await using var quick = await PushEndpoint.StartAsync();
        await StartAsync();
        Endpoint.Answer = _ => null;
        for (var i = 0; i < 99; i++)
        {
            await SubscribeAsync($"a{i}");
        }

        await SubscribeAsync("z", quick.Url, format: NotifyContentFormat.Simplified);
        await PublishAsync("first");
        await PublishAsync("second");
        Assert.That(((await quick.NextAsync()).Body, (await quick.NextAsync()).Body), Is.EqualTo(("first", "second")));
    }

    [Test]
    public async Task Slots_AreBoundedInAllAndForOneEndpoint()
    {
        var slots = new PushSlots(inAll: 2, toOneEndpoint: 1);
        var first = await slots.EnterAsync("http://a/x", default);
        var sameEndpoint = slots.EnterAsync("http://a/x", default);
        var second = await slots.EnterAsync("http://a/y", default);
        var third = slots.EnterAsync("http://b/x", default);
        Assert.That((sameEndpoint.IsCompleted, third.IsCompleted), Is.EqualTo((false, false)));
        second.Dispose();
        (await third).Dispose();
        first.Dispose();
        Assert.That(async () => (await sameEndpoint).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Slot_WhoseWaitIsCancelled_IsNotLost()
    {
        var slots = new PushSlots(inAll: 1, toOneEndpoint: 1);
        var first = await slots.EnterAsync("http://a/", default);
        using var ending = new CancellationTokenSource();
        var cancelled = slots.EnterAsync("http://b/", ending.Token);
        await ending.CancelAsync();
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        first.Dispose();
        Assert.That(slots.EnterAsync("http://b/", default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Stop_WithAPushUnderWay_EndsItAtOnceAndCountsItInNeither()
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => null;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        await Emulator.StopAsync();
        Assert.That((Emulator.Pushes.Delivered, Emulator.Pushes.Failed, Clock.RunningTimers), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Stop_WithARetryAhead_LeavesNoTimer()
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => 500;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        await NextWaitAsync();
        await Emulator.StopAsync();
        Assert.That((Clock.RunningTimers, await WaitingAsync()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Stop_KeepsWhatWaitsForTheNextEmulator()
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        Endpoint.Answer = _ => null;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        await Emulator.StopAsync();
        Endpoint.Answer = _ => 200;
        Emulator = await RunAsync();
        Clock.Advance(await NextWaitAsync());
        Assert.That((await Endpoint.NextAsync()).Body, Is.EqualTo("m"));
    }

    [Test]
    public async Task Publish_AfterTheStop_IsRefused()
    {
        await StartAsync();
        await SubscribeAsync("s");
        await Emulator.StopAsync();
        Assert.That(() => PublishAsync("m"), Throws.InstanceOf<CmqServiceException>().With.Message.Contains("does not push over http"));
    }

    [Test]
    public async Task Unsubscribe_WithAPushUnderWay_EndsIt()
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => null;
        await PublishAsync("m");
        await Endpoint.NextAsync();
        await Broker.DeleteSubscriptionAsync("events", "s");
        await Emulator.StopAsync();
        Assert.That((Emulator.Pushes.Delivered, Emulator.Pushes.Failed, Clock.RunningTimers), Is.EqualTo((0, 0, 0)));
    }

    // Answers in HTTP/1.0 without a word on the connection, which ends it: what comes on it after that gets no answer.
    private static async Task<string> TakeOneAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        const string headEnd = "\r\n\r\n";
        var (request, buffer) = ("", new byte[4096]);
        while (!request.Contains(headEnd, StringComparison.Ordinal) || request.EndsWith(headEnd, StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            request += count > 0 ? Encoding.UTF8.GetString(buffer, 0, count) : throw new EndOfStreamException();
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"), cancellationToken);
        _ = await stream.ReadAsync(buffer, cancellationToken);
        return request[(request.IndexOf(headEnd, StringComparison.Ordinal) + headEnd.Length)..];
    }
}
