namespace Cmq.Client.Tests;

/// <summary>How long a receive may take, and what becomes of one that is cancelled.</summary>
public sealed class ReceiveTimeTests
{
    private const string OneMessage = """{"code":0,"message":"","requestId":"r","msgId":"m","receiptHandle":"h","msgBody":"hello"}""";

    [TestCase(10, 40)]
    [TestCase(0, 30)]
    [TestCase(null, 60)]
    public void Receive_NoAnswer_EndsWhenTheLongPollAndTheAttemptAreOver(int? wait, int end)
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.ThenHang();
        var call = bench.Messaging.ReceiveMessagesAsync("q", 1, wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        bench.Time.Advance(TimeSpan.FromSeconds(end - 0.001));
        Assert.That(call.IsCompleted, Is.False);
        bench.Time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>().With.Message.Contains($"did not answer within {end} s")
            .And.Message.EndsWith("become visible again when the queue's visibilityTimeout is over."));
    }

    [TestCase(-1.0)]
    [TestCase(30.5)]
    [TestCase(30000.0)]
    public void Receive_WaitThatCannotBe_IsRefusedAndNothingIsSent(double seconds)
    {
        using var bench = new FormBench();
        Assert.That(() => bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(seconds)), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(bench.Service.Requests, Is.Empty);
    }

    [TestCase(0.0, "0")]
    [TestCase(0.2, "1")]
    [TestCase(30.0, "30")]
    public async Task Receive_Wait_IsSentInWholeSeconds(double seconds, string sent)
    {
        using var bench = new FormBench();
        await bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(seconds));
        Assert.That(bench.Service.Last["pollingWaitSeconds"], Is.EqualTo(sent));
    }

    [Test]
    public async Task Receive_WithoutAWait_LeavesItToTheQueue()
    {
        using var bench = new FormBench();
        await bench.Messaging.ReceiveMessagesAsync("q");
        Assert.That(bench.Service.Last["pollingWaitSeconds"], Is.Null);
    }

    [Test]
    public async Task Receive_CancelledWhileItWaits_SaysThatMessagesMayComeAgain()
    {
        using var bench = new FormBench();
        using var cancel = new CancellationTokenSource();
        bench.Service.ThenHang();
        var call = bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(30), cancel.Token);
        await cancel.CancelAsync();
        var error = Assert.ThrowsAsync<CmqCanceledException>(() => call)!;
        Assert.That((error.MayHaveExecuted, error.Wait, error.CancellationToken), Is.EqualTo((true, CmqWait.Answer, cancel.Token)));
        Assert.That(error.Message, Does.EndWith("become visible again when the queue's visibilityTimeout is over."));
    }

    [Test]
    public async Task Receive_CancelledAndAnsweredWithinTheGrace_HandsTheMessageOut()
    {
        using var bench = new FormBench(cancelGrace: TimeSpan.FromSeconds(1));
        using var cancel = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bench.Service.Then(token => answer.Task.WaitAsync(token));
        var call = bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(30), cancel.Token);
        await cancel.CancelAsync();
        answer.SetResult(FormService.Answer(OneMessage));
        Assert.That((await call).Single().Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Receive_CancelledWhileItsAnswerArrives_HandsTheMessageOut()
    {
        var arriving = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancel);
            var answer = LoopbackServer.Answer(OneMessage);
            await LoopbackServer.WriteAsync(stream, answer[..^10], cancel);
            arriving.SetResult();
            await goOn.Task.WaitAsync(cancel);
            await LoopbackServer.WriteAsync(stream, answer[^10..], cancel);
        });
        using var headers = new HeadersSeen();
        using var http = new HttpClient(headers) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new CmqMessagingClient(new()
        {
            Region = "ap-guangzhou",
            Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            MessagingEndpoint = "http://" + server.Address,
            HttpClient = http,
        });
        using var source = new CancellationTokenSource();
        var call = client.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(30), source.Token);
        await arriving.Task;
        await headers.Seen;
        await source.CancelAsync();
        goOn.SetResult();
        Assert.That((await call).Single().Body, Is.EqualTo("hello"));
    }

    private sealed class HeadersSeen() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            _seen.SetResult();
            return response;
        }
    }
}
