using System.Diagnostics;

namespace Cmq.Client.Tests;

public sealed class TelemetryTests
{
    // A name of its own for each test: listeners hear all of the process.
    private readonly string _name = "q" + Guid.NewGuid().ToString("N");

    [Test]
    public async Task Send_HasASpanWithTheConventionsNames()
    {
        var (bench, queue) = await NewAsync();
        using var recorder = new Recorder(_name);
        var sent = await queue.SendAsync("hello");
        var span = recorder.Span("send");
        Assert.That(
            (span.Kind, Tag(span, "messaging.system"), Tag(span, "messaging.operation.type"), Tag(span, "messaging.message.id"), Tag(span, "messaging.message.body.size")),
            Is.EqualTo((ActivityKind.Producer, "cmq", "send", sent.MessageId, "5")));
        await bench.Account.DisposeAsync();
    }

    [Test]
    public async Task FailedCall_HasItsErrorType()
    {
        var bench = await Bench.NewAsync();
        using var recorder = new Recorder(_name);
        await Until.ErrorOfAsync<CmqServiceException>(() => bench.Account.Queue(_name).SendAsync("hello"));
        var span = recorder.Span("send");
        Assert.That((span.Status, Tag(span, "error.type")), Is.EqualTo((ActivityStatusCode.Error, "4440")));
        Assert.That(recorder.Figures.First().Tags["error.type"], Is.EqualTo("4440"));
    }

    [Test]
    public async Task Figures_CountWhatWasSentAndReceived()
    {
        var (_, queue) = await NewAsync();
        using var recorder = new Recorder(_name);
        await queue.SendBatchAsync(Enumerable.Range(0, 20).Select(index => $"{index}"));
        await queue.ReceiveBatchAsync(5);
        Assert.That(
            (recorder.Sum("messaging.client.sent.messages", "send"), recorder.Sum("messaging.client.consumed.messages", "receive")),
            Is.EqualTo((20.0, 5.0)));
    }

    [Test]
    public async Task Duration_IsOfTheAccountsClock()
    {
        var (bench, queue) = await NewAsync();
        using var recorder = new Recorder(_name);
        var receiving = queue.ReceiveAsync(TimeSpan.FromSeconds(7));
        bench.Clock.Advance(7);
        await receiving.SoonAsync();
        Assert.That(recorder.Sum("messaging.client.operation.duration", "receive"), Is.EqualTo(7.0));
    }

    [Test]
    public async Task Context_Carried_LeadsFromTheSenderToTheHandler()
    {
        var (bench, queue) = await NewAsync(carryTraceContext: true);
        using var recorder = new Recorder(_name);
        await queue.SendAsync("hello");
        var body = await ProcessOneAsync(bench, queue);
        var (send, process) = (recorder.Span("send"), recorder.Span("process"));
        Assert.That((body, process.TraceId, process.ParentSpanId), Is.EqualTo(("hello", send.TraceId, send.SpanId)));
        Assert.That(recorder.Spans.First(span => span.OperationName == $"receive {_name}" && span.Links.Any()).Links.Single().Context.SpanId, Is.EqualTo(send.SpanId));
    }

    [Test]
    public async Task Context_ThroughATopic_LeadsToTheHandler()
    {
        var (bench, queue) = await NewAsync(carryTraceContext: true);
        var topic = await bench.Account.CreateTopicAsync(_name);
        await topic.SubscribeAsync("all", _name);
        using var recorder = new Recorder(_name);
        await topic.PublishBatchAsync(["hello"]);
        await ProcessOneAsync(bench, queue);
        Assert.That(recorder.Span("process").ParentSpanId, Is.EqualTo(recorder.Span("publish").SpanId));
    }

    [Test]
    public async Task Context_UnlessAskedFor_IsNotInTheBody()
    {
        var (bench, queue) = await NewAsync();
        using var recorder = new Recorder(_name);
        await queue.SendAsync("hello");
        Assert.That(await bench.BodiesAsync(_name), Is.EqualTo(new[] { "hello" }));
    }

    [Test]
    public async Task Context_ReadByAnAccountThatDoesNotCarryIt_IsInTheBody()
    {
        var (bench, queue) = await NewAsync(carryTraceContext: true);
        using var recorder = new Recorder(_name);
        await queue.SendAsync("hello");
        var message = await bench.Broker.OpenAccount().Queue(_name).ReceiveAsync();
        Assert.That(message!.Body, Does.StartWith("cmq-trace/1 00-").And.EndWith("\nhello"));
    }

    [Test]
    public async Task Context_WithNothingAroundTheCall_AddsNothing()
    {
        var (bench, queue) = await NewAsync(carryTraceContext: true);
        await queue.SendAsync("hello");
        Assert.That(await bench.BodiesAsync(_name), Is.EqualTo(new[] { "hello" }));
    }

    [Test]
    public async Task Context_OfARedrivenMessage_IsThatOfItsFirstSender()
    {
        var (bench, queue) = await NewAsync(carryTraceContext: true);
        using var recorder = new Recorder(_name);
        await queue.SendAsync("hello");
        await queue.RedriveAsync("orders", new() { MaxIdle = TimeSpan.Zero });
        var message = await bench.Queue.ReceiveAsync();
        Assert.That((message!.Body, message.TraceParent), Is.EqualTo(("hello", recorder.Span("send").Id)));
    }

    private static string? Tag(Activity span, string name) => span.GetTagItem(name)?.ToString();

    private static async Task<string> ProcessOneAsync(Bench bench, CmqQueue queue)
    {
        using var stop = new CancellationTokenSource();
        var body = "";
        var running = queue.ProcessAsync(
            (message, _) =>
            {
                body = message.Body;
                return stop.CancelAsync();
            },
            cancellationToken: stop.Token);
        await bench.Clock.RunAsync(running);
        return body;
    }

    private async Task<(Bench Bench, CmqQueue Queue)> NewAsync(bool carryTraceContext = false)
    {
        var bench = await Bench.NewAsync(carryTraceContext: carryTraceContext);
        return (bench, await bench.Account.CreateQueueAsync(_name));
    }
}
