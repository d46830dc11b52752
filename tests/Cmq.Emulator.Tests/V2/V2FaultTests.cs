using System.Net;

namespace Cmq.Emulator.Tests;

/// <summary>The plan of faults and the counters, by the protocol's own action names.</summary>
internal sealed class V2FaultTests : V2Tests
{
    private static readonly (string, string)[] Parameters = [("queueName", "orders"), ("msgBody", "x")];

    [Test]
    public void Drop_ClosesTheConnectionAndSendsNothing()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Drop, "SendMessage"));
        Assert.That(async () => await CallAsync("SendMessage", Parameters), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Messages.Calls, Is.Empty);
    }

    [Test]
    public void LoseAnswer_ClosesTheConnectionAfterTheMessageWasSent()
    {
        Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "SendMessage"));
        Assert.That(async () => await CallAsync("SendMessage", Parameters), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Messages.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task HttpError_IsAnswered()
    {
        Faults.Add(new(CmqEmulatorFaultKind.HttpError, "SendMessage") { Status = 502 });
        Assert.That((await CallAsync("SendMessage", Parameters)).Status, Is.EqualTo(HttpStatusCode.BadGateway));
    }

    [Test]
    public async Task Throttle_IsThePairOfTheRateLimit_WhateverTheCaseOfTheAction()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Throttle, "SendMessage"));
        Assert.That((await CallAsync("sendmessage", Parameters)).Pair, Is.EqualTo("4420/10250"));
    }

    [Test]
    public async Task Request_ThatIsRefusedByItself_IsNotTouched()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Throttle, "SendMessage"));
        Assert.That(((await CallAsync("SendMessage", ("queueName", "q"))).Pair, Faults.Count), Is.EqualTo(("4000/10010", 0)));
    }

    [Test]
    public void Fault_OfAnActionInAnotherCase_IsNoAction() =>
        Assert.That(() => Faults.Add(new(CmqEmulatorFaultKind.Drop, "sendmessage")), Throws.ArgumentException);

    [Test]
    public async Task Calls_AreCountedByActionAndCode()
    {
        await CallAsync("sendmessage", Parameters);
        await CallAsync("SendMessage");
        await CallAsync("ReceiveMessage", ("queueName", "q"));
        await CallAsync("NoSuchAction");
        var calls = Emulator.Calls;
        Assert.That(
            (calls.Total, calls.Of("SendMessage"), calls.Of("ReceiveMessage"), calls.ByAction.Count, calls.WithError("4000"), calls.WithError("7000")),
            Is.EqualTo((4L, 2L, 1L, 2, 2L, 1L)));
    }
}
