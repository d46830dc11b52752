using System.Globalization;

namespace Cmq.Tests;

/// <summary>Time-outs, cancellation, and which of the two it was.</summary>
public sealed class TimeoutTests
{
    [Test]
    public void Call_NoAnswerInTime_NamesTheStepAndTheLimit()
    {
        using var bench = new Bench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(7.5));
        bench.Service.ThenHang();
        var call = bench.Client.CreateQueueAsync("orders", new());
        bench.Time.Advance(TimeSpan.FromSeconds(7.5));
        Assert.That(
            () => call,
            Throws.TypeOf<CmqTransportException>().With.Message.StartsWith(
                "CreateCmqQueue of 'orders': tdmq.tencentcloudapi.com did not answer within 7.5 s; the time ran out while waiting for the answer."));
    }

    [Test]
    public void Call_NoAnswerInTime_MayHaveExecuted()
    {
        using var bench = new Bench(CmqRetryOptions.None);
        bench.Service.ThenHang();
        var call = bench.Client.CreateQueueAsync("orders", new());
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").True.And.Property("IsTransient").True);
    }

    [Test]
    public void Call_ShortOfTheLimit_GoesOnWaiting()
    {
        using var bench = new Bench(CmqRetryOptions.None);
        bench.Service.ThenHang();
        var call = bench.Client.CreateQueueAsync("orders", new());
        bench.Time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.That(call.IsCompleted, Is.False);
    }

    [Test]
    public void Call_ConnectionNotMadeInTime_CertainlyDidNotExecute()
    {
        using var bench = new Bench(CmqRetryOptions.None);
        bench.Service.BeforeSending.Enqueue(new TaskCanceledException("connect", new TimeoutException("A connection could not be established within the configured ConnectTimeout.")));
        Assert.That(
            () => bench.Client.CreateQueueAsync("orders", new()),
            Throws.TypeOf<CmqTransportException>()
                .With.Message.EqualTo(
                    "CreateCmqQueue of 'orders': tdmq.tencentcloudapi.com did not answer within the limit of the injected HttpClient; the time ran out while connecting. "
                    + "Check the endpoint (https://tdmq.tencentcloudapi.com), the network and its proxy.")
                .And.Property("MayHaveExecuted").False);
    }

    [Test]
    public void Call_HttpClientClosedMeanwhile_SaysSoAndGivesUp()
    {
        using var bench = new Bench();
        bench.Service.ThenHang();
        var call = bench.Client.DescribeQueuesAsync(new());
        bench.Http.CancelPendingRequests();
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>().With.Message.Contains("the HTTP client was closed while waiting for the answer").And.Property("IsTransient").False);
    }

    [Test]
    public async Task Read_NoAnswerInTime_IsTriedAgain()
    {
        using var bench = new Bench();
        bench.Service.ThenHang();
        var call = bench.Client.DescribeQueuesAsync(new());
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        await bench.Time.RunAsync(call);
        Assert.That((bench.Service.Requests.Count, bench.Time.Elapsed), Is.EqualTo((2, TimeSpan.FromSeconds(30.5))));
    }

    [Test]
    public void Call_CancelledWhileWaitingForTheAnswer_IsCancelledAndNotFailed()
    {
        using var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Service.ThenHang();
        var call = bench.Client.DescribeQueuesAsync(new(), cancel.Token);
        cancel.Cancel();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    [TestCaseSource(typeof(Actions), nameof(Actions.Names))]
    public void Call_CancelledBefore_SendsNothing(string action)
    {
        using var bench = new Bench();
        Assert.That(() => Actions.Calls[action](bench.Client, new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(bench.Service.Requests, Is.Empty);
    }

    [Test]
    public async Task Call_Done_LeavesNoTimerBehind()
    {
        using var bench = new Bench();
        await bench.Client.DescribeQueuesAsync(new());
        Assert.That(bench.Time.Timers, Is.Zero);
    }

    [Test]
    [SetCulture("")]
    public void Call_InACultureWithADecimalComma_WritesTheLimitAsAlways()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "minus";
        CultureInfo.CurrentCulture = comma;
        using var bench = new Bench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(1.5));
        bench.Service.ThenHang();
        var call = bench.Client.DeleteQueueAsync("q");
        bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>().With.Message.Contains("within 1.5 s"));
    }
}
