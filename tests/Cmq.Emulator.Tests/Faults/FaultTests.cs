using System.Net;

namespace Cmq.Emulator.Tests;

/// <summary>What goes wrong when it is planned to, and nothing else.</summary>
internal sealed class FaultTests : EmulatorTests
{
    private const string Create = "CreateCmqQueue";
    private const string Body = "{\"QueueName\":\"orders\"}";

    [Test]
    public void Drop_ClosesTheConnectionAndCarriesNothingOut()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Drop, Create));
        Assert.That(async () => await Api.CallAsync(Create, Body), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Service.Calls, Is.Empty);
    }

    [Test]
    public void LoseAnswer_ClosesTheConnectionAfterItWasCarriedOut()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, Create));
        Assert.That(async () => await Api.CallAsync(Create, Body), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Service.OnlyCall.Method, Is.EqualTo(nameof(ICmqManagement.CreateQueueAsync)));
    }

    [TestCase(500)]
    [TestCase(503)]
    public async Task HttpError_IsAnsweredAndNothingIsCarriedOut(int status)
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.HttpError, Create) { Status = status });
        var answer = await Api.CallAsync(Create, Body);
        Assert.That((answer.Status, Service.Calls.Count), Is.EqualTo(((HttpStatusCode)status, 0)));
    }

    [Test]
    public async Task Throttle_IsAnsweredAndCounted()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle, Create));
        var answer = await Api.CallAsync(Create, Body);
        Assert.That(
            (answer.Code, Service.Calls.Count, Api.Emulator.Calls.WithError("RequestLimitExceeded")),
            Is.EqualTo(("RequestLimitExceeded", 0, 1)));
    }

    [Test]
    public async Task Fault_IsOverAfterItsTimes()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle, Create) { After = 1, Times = 2 });
        Assert.That(await CodesAsync(5), Is.EqualTo("- T T - -"));
    }

    [Test]
    public async Task Fault_OfAnotherAction_DoesNotBefall()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "CreateCmqTopic"));
        Assert.That(await CodesAsync(1), Is.EqualTo("-"));
    }

    [Test]
    public async Task Fault_OfNoAction_BefallsAll()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle));
        Assert.That((await Api.CallAsync("DescribeCmqTopics")).Code, Is.EqualTo("RequestLimitExceeded"));
    }

    [Test]
    public async Task Request_ThatIsRefusedByItself_DoesNotCount()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle));
        var refused = await Api.CallAsync(Create, Body, request => request.SecretKey = "guess");
        Assert.That((refused.Code, Api.Faults.Count), Is.EqualTo(("AuthFailure.SignatureFailure", 0)));
    }

    [TestCase(7, true)]
    [TestCase(8, false)]
    public void Plan_WithTheSameSeed_IsTheSame(int seed, bool same) => Assert.That(Befallen(seed) == Befallen(7), Is.EqualTo(same));

    [Test]
    public async Task Clear_EndsAll()
    {
        Api.Faults.Add(new(CmqEmulatorFaultKind.Throttle) { Times = 9 }).Clear();
        Assert.That(await CodesAsync(1), Is.EqualTo("-"));
    }

    [Test]
    public void Add_OfWhatCantBe_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.Drop, "NoSuchAction")), Throws.ArgumentException.With.Message.Contains("NoSuchAction"));
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.Drop) { Times = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.Drop) { After = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.Drop) { Probability = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.HttpError) { Status = 404 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Api.Faults.Add(new(CmqEmulatorFaultKind.Delay) { Delay = TimeSpan.FromSeconds(-1) }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    private static string Befallen(int seed)
    {
        var faults = new CmqEmulatorFaults(seed).Add(new(CmqEmulatorFaultKind.Throttle) { Times = 100, Probability = 0.5 });
        return string.Concat(Enumerable.Range(0, 64).Select(_ => faults.Next(Create) is null ? '-' : 'T'));
    }

    private async Task<string> CodesAsync(int calls)
    {
        var codes = new List<string>();
        for (var call = 0; call < calls; call++)
        {
            codes.Add((await Api.CallAsync(Create, Body)).Code is null ? "-" : "T");
        }

        return string.Join(' ', codes);
    }
}
