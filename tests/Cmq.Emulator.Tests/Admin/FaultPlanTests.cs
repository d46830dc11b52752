using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>The plan of faults, over the admin API.</summary>
internal sealed class FaultPlanTests : AdminTests
{
    private const string Path = "/_admin/faults";

    [TestCase("""{"kind":"loseAnswer","action":"SendMessage","times":3,"after":2,"probability":0.5,"delaySeconds":1.5}""")]
    [TestCase("""{"kind":"httpError","action":"SendMessage","times":3,"after":2,"probability":0.5,"delaySeconds":1.5,"status":502}""")]
    public async Task Put_IsToldAsItWasGiven(string fault)
    {
        await AskAsync("PUT", Path, $$"""{"seed":7,"faults":[{{fault}}]}""");
        var expected = JObject.Parse(fault);
        (expected["toPass"], expected["left"]) = (2, 3);
        var plan = await AskAsync("GET", Path);
        Assert.That((plan["faults"]![0]!.ToString(), (int?)plan["seed"]), Is.EqualTo((expected.ToString(), 7)));
    }

    [Test]
    public async Task Put_ReplacesWhatWasPlanned()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Drop));
        await AskAsync("PUT", Path, """{"faults":[{"kind":"throttle"}]}""");
        Assert.That(Faults.Next("SendMessage")?.Kind, Is.EqualTo(CmqEmulatorFaultKind.Throttle));
    }

    [Test]
    public async Task Put_WithTheSameSeed_BefallsTheSameCalls()
    {
        const string plan = """{"seed":42,"faults":[{"kind":"throttle","probability":0.5,"times":1000}]}""";
        await AskAsync("PUT", Path, plan);
        var first = Next(50);
        await AskAsync("PUT", Path, plan);
        Assert.That(Next(50), Is.EqualTo(first).And.Contain("T").And.Contain("-"));
    }

    [Test]
    public async Task Delete_EndsAllFaults()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Drop));
        await AskAsync("DELETE", Path);
        Assert.That(Faults.Next("SendMessage"), Is.Null);
    }

    [Test]
    public async Task Get_TellsWhatIsLeft()
    {
        Faults.Add(new(CmqEmulatorFaultKind.Throttle) { After = 1, Times = 3 });
        Next(2);
        var plan = await AskAsync("GET", Path);
        Assert.That(((int?)plan["befallen"], (int?)plan["faults"]![0]!["toPass"], (int?)plan["faults"]![0]!["left"]), Is.EqualTo((1, 0, 2)));
    }

    [TestCase("""{"kind":"explode"}""", "delay, drop, httpError, loseAnswer, throttle")]
    [TestCase("""{}""", "The field 'kind' of fault 1 is missing")]
    [TestCase("""{"kind":"drop","action":"NoSuchAction"}""", "There is no action NoSuchAction")]
    [TestCase("""{"kind":"drop","times":0}""", "'times' of fault 1 has to be a whole number from 1")]
    [TestCase("""{"kind":"drop","times":1.5}""", "'times' of fault 1 has to be a whole number")]
    [TestCase("""{"kind":"drop","probability":2}""", "Probability is above 0 and at most 1")]
    [TestCase("""{"kind":"delay","delaySeconds":-1}""", "'delaySeconds' of fault 1 has to be from 0 to 86400")]
    [TestCase("""{"kind":"httpError","status":404}""", "'status' of fault 1 has to be a whole number from 500 to 599")]
    [TestCase("""{"kind":"drop","status":503}""", "The field 'status' of fault 1 is for httpError alone")]
    [TestCase("""{"kind":"delay"}""", "Fault 1: A delay of no time delays nothing")]
    public async Task Put_OfABadFault_SaysWhatIsWrongAndPlansNothing(string fault, string expected)
    {
        Faults.Add(new(CmqEmulatorFaultKind.Drop));
        var (status, error) = await RefusedAsync("PUT", Path, $$"""{"faults":[{{fault}}]}""");
        Assert.That(error, Does.Contain(expected));
        Assert.That((status, Faults.Planned().Faults.Count), Is.EqualTo((400, 1)));
    }

    private string Next(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Faults.Next("SendMessage") is null ? "-" : "T"));
}
