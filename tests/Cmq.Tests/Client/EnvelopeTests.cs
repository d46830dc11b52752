using System.Net;

namespace Cmq.Tests;

/// <summary>Errors of the service, and what is no answer of it.</summary>
public sealed class EnvelopeTests
{
    [Test]
    public void Call_ErrorOfTheService_CarriesCodeMessageRequestActionAndResource()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Error("ResourceInUse.Queue", "The queue exists."));
        Assert.That(
            () => bench.Client.CreateQueueAsync("orders", new()),
            Throws.TypeOf<CmqServiceException>()
                .With.Property("Code").EqualTo("ResourceInUse.Queue")
                .And.Property("ServiceMessage").EqualTo("The queue exists.")
                .And.Property("RequestId").EqualTo("r-1")
                .And.Property("Action").EqualTo("CreateCmqQueue")
                .And.Property("Resource").EqualTo("orders")
                .And.Property("Reason").EqualTo(CmqErrorReason.AlreadyExists));
    }

    [TestCase("""{"code":4000,"message":"bad","codeDesc":"InvalidParameter"}""", "InvalidParameter")]
    [TestCase("""{"code":4000,"message":"bad"}""", "4000")]
    public void Call_OldErrorShape_IsAnErrorOfTheService(string body, string code)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw(body));
        Assert.That(() => bench.Client.ClearQueueAsync("q"), Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo(code).And.Property("ServiceMessage").EqualTo("bad"));
    }

    [Test]
    public async Task Call_ErrorNull_IsNoError()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw("""{"Response":{"Error":null,"QueueId":"cmqq-1","RequestId":"r-1"}}"""));
        Assert.That(await bench.Client.CreateQueueAsync("q", new()), Is.EqualTo("cmqq-1"));
    }

    [TestCase(HttpStatusCode.NotFound, false)]
    [TestCase(HttpStatusCode.Forbidden, false)]
    [TestCase(HttpStatusCode.Redirect, false)]
    [TestCase(HttpStatusCode.TooManyRequests, true)]
    [TestCase(HttpStatusCode.RequestTimeout, true)]
    [TestCase(HttpStatusCode.BadGateway, true)]
    public void Call_AnotherHttpStatus_IsATransportErrorThatMayPassOrNot(HttpStatusCode status, bool transient)
    {
        using var bench = new Bench(CmqRetryOptions.None);
        bench.Service.Then(_ => FakeService.Raw("""{"Response":{"RequestId":"r-1"}}""", status));
        Assert.That(
            () => bench.Client.ClearQueueAsync("q"),
            Throws.TypeOf<CmqTransportException>()
                .With.Message.Contains($"HTTP status {(int)status}")
                .And.Property("MayHaveExecuted").True
                .And.Property("IsTransient").EqualTo(transient));
    }

    [TestCase("<html>\n  <h1>Welcome to  the proxy</h1>\n</html>", "not an answer", ": <html> <h1>Welcome to the proxy</h1> </html>. Check the endpoint (https://tdmq.tencentcloudapi.com).")]
    [TestCase("", "", ", with nothing in it.")]
    [TestCase("[]", "", ": []. ")]
    [TestCase("{}", "", ": {}. ")]
    [TestCase("""{"Response":[]}""", "", """: {"Response":[]}. """)]
    [TestCase("""{"Response":{"RequestId":""", "", """: {"Response":{"RequestId":. """)]
    public void Call_SomethingElseThanAnAnswer_ShowsHowItBegins(string body, string because, string words)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw(body));
        Assert.That(
            () => bench.Client.ClearQueueAsync("q"),
            Throws.TypeOf<CmqTransportException>().With.Message.Contains(words).And.Property("IsTransient").False,
            because);
    }

    [Test]
    public void Call_LongBody_ShowsAShortPieceOfIt()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw(new string('x', 100_000)));
        Assert.That(
            () => bench.Client.ClearQueueAsync("q"),
            Throws.TypeOf<CmqTransportException>().With.Message.Contains(new string('x', 200) + "…").And.Message.Not.Contains(new string('x', 201)));
    }

    [Test]
    public void Call_DeeplyNestedBody_IsNoAnswer()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw(new string('[', 100_000)));
        Assert.That(() => bench.Client.ClearQueueAsync("q"), Throws.TypeOf<CmqTransportException>());
    }
}
