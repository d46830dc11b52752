namespace Cmq.Emulator.Tests;

internal sealed class CallsTests : EmulatorTests
{
    private CmqEmulatorCalls Calls => Api.Emulator.Calls;

    [Test]
    public async Task Calls_AreCountedByAction()
    {
        await Api.SucceedAsync("DescribeCmqQueues");
        await Api.SucceedAsync("DescribeCmqQueues");
        await Api.SucceedAsync("DescribeCmqTopics");
        Assert.That(Calls.ByAction, Is.EquivalentTo(new Dictionary<string, long> { ["DescribeCmqQueues"] = 2, ["DescribeCmqTopics"] = 1 }));
    }

    [Test]
    public async Task Call_ThatIsRefused_IsCountedForItsActionAndItsCode()
    {
        await Api.CallAsync("DeleteCmqQueue");
        Assert.That((Calls.Total, Calls.Of("DeleteCmqQueue"), Calls.WithError("MissingParameter")), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Call_WithABadSignature_IsCountedForItsAction()
    {
        await Api.CallAsync("DeleteCmqQueue", "{}", request => request.SecretKey = "guess");
        Assert.That((Calls.Of("DeleteCmqQueue"), Calls.WithError("AuthFailure.SignatureFailure")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Call_OfAnUnknownAction_IsCountedForNoAction()
    {
        await Api.CallAsync("NoSuchAction");
        Assert.That((Calls.Total, Calls.ByAction.Count, Calls.WithError("InvalidAction")), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task Call_ThatSucceeds_HasNoErrorCode()
    {
        await Api.SucceedAsync("DescribeCmqQueues");
        Assert.That(Calls.ByErrorCode, Is.Empty);
    }

    [Test]
    public async Task Calls_AreToldToOtherProcessesAndThatIsNoCall()
    {
        await Api.SucceedAsync("DescribeCmqQueues");
        await Api.CallAsync("DeleteCmqQueue");
        using var http = new HttpClient();
        var page = new Uri(Api.Emulator.Endpoint, "/_admin/calls");
        await http.GetStringAsync(page);
        Assert.That(
            await http.GetStringAsync(page),
            Is.EqualTo("""{"total":2,"actions":{"DeleteCmqQueue":1,"DescribeCmqQueues":1},"errors":{"MissingParameter":1}}"""));
    }

    [Test]
    public async Task Calls_AtTheSameTime_AreAllCounted()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Api.CallAsync(index % 2 == 0 ? "DescribeCmqQueues" : "DescribeCmqTopics")));
        Assert.That((Calls.Total, Calls.Of("DescribeCmqQueues"), Calls.Of("DescribeCmqTopics")), Is.EqualTo((100, 50, 50)));
    }

    [Test]
    public async Task Reset_StartsFromNothing()
    {
        await Api.CallAsync("NoSuchAction");
        Calls.Reset();
        Assert.That((Calls.Total, Calls.ByAction.Count, Calls.ByErrorCode.Count), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Request_ForAnotherPath_IsNotACall()
    {
        await Api.SendAsync(new(HttpMethod.Get, new Uri(Api.Emulator.Endpoint, "/favicon.ico")));
        Assert.That(Calls.Total, Is.Zero);
    }
}
