using System.Reflection;
using Cmq.Broker;
using Cmq.Resources;

namespace Cmq.Cli.Tests;

/// <summary>The live side is only looked at, and what that costs is told.</summary>
public sealed class LiveTests
{
    private static IEnumerable<string> Changes => typeof(ICmqManagement).GetMethods().Select(method => method.Name).Where(name => !name.StartsWith("Describe", StringComparison.Ordinal));

    [TestCaseSource(nameof(Changes))]
    public void ReadOnly_ThrowsOnEveryChange(string name)
    {
        var method = typeof(ICmqManagement).GetMethod(name)!;
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null).ToArray();
        var management = new ReadOnlyManagement(new CmqBroker(new()), new(CmqRateLimits.None));
        Assert.That(
            () => method.Invoke(management, arguments),
            Throws.TypeOf<TargetInvocationException>().With.InnerException.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void Estimate_IsKnownFromTheFirstPages()
    {
        var meter = new CallMeter(CmqRateLimits.Documented);
        meter.QueuesListed(new(), new([], 10_000));
        meter.TopicsListed(new(), new([], 500));
        Assert.That(meter.Estimate, Is.EqualTo(new CallEstimate(10_000, 500, 710, TimeSpan.FromSeconds(25), 20)));
    }

    [Test]
    public void Estimate_GrowsWithATopicOfManyPages()
    {
        var meter = new CallMeter(CmqRateLimits.Documented);
        meter.QueuesListed(new(), new([], 0));
        meter.TopicsListed(new(), new([], 1));
        meter.SubscriptionsListed(new() { TopicName = "t" }, new([], 120));
        Assert.That(meter.Estimate!.Calls, Is.EqualTo(1 + 1 + 3));
    }

    [Test]
    public void Estimate_BeforeTheFirstPages_IsNone() => Assert.That(new CallMeter(CmqRateLimits.Documented).Estimate, Is.Null);

    [Test]
    public async Task ListsDenied_WhatIsDeclaredIsAskedForByName()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync("q", new());
        var live = await LiveInventory.ReadAsync(new(DeniedLists.Over(broker), CmqEdition.Tdmq, TimeProvider.System), 1, default);
        Assert.That((live.IsComplete, live.FailureFor(new("Queue", "q"))), Is.EqualTo((false, (LiveFailure?)null)));
        Assert.That(await live.FindAsync(QueueSpec.Resource, "q", null, null, default), Is.Not.Null);
    }

    [Test]
    public async Task Progress_IsSilentWhereThereIsNoTerminal()
    {
        using var workspace = await ReviewWorkspace.UpAsync();
        Assert.That((await workspace.RunAsync("drift")).Error, Is.Empty);
    }

    [TestCase("Queue", "Orders", "orders", true)]
    [TestCase("Subscription", "T/s", "t/s", true)]
    [TestCase("Subscription", "t/S", "t/s", false)]
    public void Keys_AreComparedAsTheServiceDoes(string type, string one, string other, bool expected) =>
        Assert.That(new ObjectKey(type, one).Equals(new ObjectKey(type, other)), Is.EqualTo(expected));
}
