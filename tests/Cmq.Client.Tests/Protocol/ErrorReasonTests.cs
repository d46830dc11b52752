namespace Cmq.Client.Tests;

/// <summary>What kind each documented pair of codes is.</summary>
public sealed class ErrorReasonTests
{
    [TestCase(4000, 10000, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10010, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10020, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10120, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10280, CmqErrorReason.Unsupported, false)]
    [TestCase(4000, 10430, CmqErrorReason.Unsupported, false)]
    [TestCase(4000, 10440, CmqErrorReason.PermissionDenied, false)]
    [TestCase(4000, 10461, CmqErrorReason.PermissionDenied, false)]
    [TestCase(4000, 10450, CmqErrorReason.Unauthenticated, false)]
    [TestCase(4000, 10470, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10540, CmqErrorReason.Other, false)]
    [TestCase(4000, 10670, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4000, 10750, CmqErrorReason.Other, false)]
    [TestCase(4000, 10100, CmqErrorReason.NotFound, false)]
    [TestCase(4000, 4460, CmqErrorReason.AlreadyExists, false)]
    [TestCase(4100, 10030, CmqErrorReason.Unauthenticated, false)]
    [TestCase(4100, 10270, CmqErrorReason.Unauthenticated, false)]
    [TestCase(4300, 10040, CmqErrorReason.FundRequired, false)]
    [TestCase(4400, 10230, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4410, 10240, CmqErrorReason.QueueFull, true)]
    [TestCase(4420, 10250, CmqErrorReason.Throttled, true)]
    [TestCase(4430, 10260, CmqErrorReason.ReceiptHandleInvalid, false)]
    [TestCase(4440, 10100, CmqErrorReason.NotFound, false)]
    [TestCase(4440, 10600, CmqErrorReason.NotFound, false)]
    [TestCase(4450, 10220, CmqErrorReason.QuotaExceeded, false)]
    [TestCase(4460, 10550, CmqErrorReason.AlreadyExists, false)]
    [TestCase(4470, 10300, CmqErrorReason.InvalidParameter, false)]
    [TestCase(4480, 10460, CmqErrorReason.Throttled, true)]
    [TestCase(4490, 10470, CmqErrorReason.AlreadyExists, false)]
    [TestCase(4490, 10770, CmqErrorReason.Other, false)]
    [TestCase(4500, 10480, CmqErrorReason.QuotaExceeded, false)]
    [TestCase(4510, 10570, CmqErrorReason.InvalidParameter, false)]
    [TestCase(6000, 10050, CmqErrorReason.Unavailable, true)]
    [TestCase(6030, 10650, CmqErrorReason.NoSubscriber, false)]
    [TestCase(6030, 10730, CmqErrorReason.NoSubscriber, false)]
    [TestCase(6040, 10660, CmqErrorReason.Unavailable, true)]
    [TestCase(6040, 10750, CmqErrorReason.Other, false)]
    [TestCase(6050, 10670, CmqErrorReason.Unsupported, false)]
    [TestCase(6050, 10740, CmqErrorReason.InvalidParameter, false)]
    [TestCase(6070, 10690, CmqErrorReason.TooManyUnacknowledged, true)]
    public void Pair_OfAnAnswer_IsReadAndJudged(int code, int module, CmqErrorReason reason, bool isTransient)
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then($$"""{"code":{{code}},"message":"({{module}})some words","requestId":"r-7"}""");
        var error = Assert.ThrowsAsync<CmqServiceException>(() => bench.Messaging.SendMessageAsync("q", "b"))!;
        Assert.That(
            (error.Code, error.ModuleCode, error.ServiceMessage, error.RequestId, error.Reason, error.IsTransient),
            Is.EqualTo(($"{code}", (int?)module, "some words", "r-7", reason, isTransient)));
    }

    [TestCase("""{"code":4440,"message":"queue is not existed"}""", null, CmqErrorReason.NotFound)]
    [TestCase("""{"code":"4440","message":"(10100)gone"}""", 10100, CmqErrorReason.NotFound)]
    [TestCase("""{"code":4440}""", null, CmqErrorReason.NotFound)]
    [TestCase("""{"code":4440,"message":"(gone"}""", null, CmqErrorReason.NotFound)]
    [TestCase("""{"code":4440,"message":")("}""", null, CmqErrorReason.NotFound)]
    public void Error_WithLessThanPromised_IsReadAllTheSame(string answer, int? module, CmqErrorReason reason)
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then(answer);
        var error = Assert.ThrowsAsync<CmqServiceException>(() => bench.Messaging.SendMessageAsync("q", "b"))!;
        Assert.That((error.ModuleCode, error.Reason), Is.EqualTo((module, reason)));
    }

    [TestCase("<html>Bad gateway</html>", 502, true)]
    [TestCase("<html>hello</html>", 200, false)]
    [TestCase("[]", 200, false)]
    [TestCase("""{"message":"x"}""", 200, false)]
    [TestCase("""{"code":{}}""", 200, false)]
    [TestCase("", 200, false)]
    [TestCase("""{"code":0,""", 200, false)]
    public void Answer_ThatIsNone_IsALostOneThatMayHaveBeenCarriedOut(string answer, int status, bool isTransient)
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then(answer, (System.Net.HttpStatusCode)status);
        var error = Assert.ThrowsAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("q", "b"))!;
        Assert.That((error.MayHaveExecuted, error.IsTransient), Is.EqualTo((true, isTransient)));
    }

    [TestCase("""{"code":0,"requestId":"r"}""")]
    [TestCase("""{"code":0,"requestId":"r","msgId":[]}""")]
    public void Sent_WithoutAnId_IsALostAnswer(string answer)
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then(answer);
        Assert.That(
            () => bench.Messaging.SendMessageAsync("q", "b"),
            Throws.TypeOf<CmqTransportException>().With.Message.Contains("can't be understood").And.Property("MayHaveExecuted").True);
    }

    [Test]
    public void Secrets_InAnAnswer_AreNotRepeated()
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then("""{"code":4100,"message":"(10030)AKIDEXAMPLE with SECRETEXAMPLE","requestId":"SECRETEXAMPLE"}""");
        var error = Assert.ThrowsAsync<CmqServiceException>(() => bench.Messaging.SendMessageAsync("q", "b"))!;
        Assert.That(error.ToString(), Does.Not.Contain("SECRETEXAMPLE").And.Not.Contain("AKIDEXAMPLE"));
    }
}
