using System.Collections.Immutable;
using Cmq.Broker;

namespace Cmq.Resources.Tests;

/// <summary>What the service would refuse is refused in the preview, on the resource that it concerns.</summary>
public sealed class PlanWorldTests
{
    private const string Dead = """{"name":"dead"}""";

    private CmqBroker _live = null!;
    private ResourceSet _set = null!;
    private PlanWorld _world = null!;

    [SetUp]
    public void StartWorld()
    {
        _live = new CmqBroker(new());
        _set = new(new(_live, CmqEdition.Tdmq, TimeProvider.System));
        _world = new(_set.Context);
    }

    [TearDown]
    public void EndWorld() => _world.Dispose();

    [Test]
    public async Task Place_SoundTopology_IsTaken()
    {
        await PlaceAsync("Queue", Dead);
        await PlaceAsync("Queue", Source("orders"));
        await PlaceAsync("Topic", """{"name":"events","filterType":2}""");
        await PlaceAsync("Subscription", """{"topic":"events","name":"s","protocol":"queue","endpoint":"orders","bindingKeys":["order.#"]}""");
        Assert.That(await PlaceAsync("Queue", Source("orders")), Is.Empty, "and again, as the engine does after a difference");
    }

    [TestCase("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"none","policy":0,"maxReceiveCount":3}}""", "There is no queue 'none', the dead-letter queue of 'q'")]
    [TestCase("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"chained","policy":0,"maxReceiveCount":3}}""", "it has a dead-letter queue itself, 'dead'")]
    [TestCase("Queue", """{"name":"dead","deadLetterPolicy":{"deadLetterQueue":"other","policy":0,"maxReceiveCount":3}}""", "queue 'dead' is the dead-letter queue of 'chained'")]
    [TestCase("Subscription", """{"topic":"none","name":"s","protocol":"queue","endpoint":"dead"}""", "There is no topic 'none'")]
    [TestCase("Subscription", """{"topic":"tags","name":"s","protocol":"queue","endpoint":"none"}""", "There is no queue 'none', the endpoint of subscription 's'")]
    [TestCase("Subscription", """{"topic":"tags","name":"s","protocol":"queue","endpoint":"dead","bindingKeys":["a"]}""", "The service would refuse this")]
    [TestCase("Subscription", """{"topic":"keys","name":"s","protocol":"queue","endpoint":"dead"}""", "The service would refuse this")]
    public async Task Place_WhatTheServiceRefuses_IsRefused(string type, string inputs, string expected)
    {
        await PlaceAsync("Queue", Dead);
        await PlaceAsync("Queue", """{"name":"other"}""");
        await PlaceAsync("Queue", Source("chained"));
        await PlaceAsync("Topic", """{"name":"tags"}""");
        await PlaceAsync("Topic", """{"name":"keys","filterType":2}""");
        var error = Assert.ThrowsAsync<ResourceException>(() => PlaceAsync(type, inputs))!;
        Assert.That(error.Message, Does.Contain(expected));
    }

    [Test]
    public async Task Place_QueueWhosePolicyIsRefused_IsThereForOthers()
    {
        Assert.That(() => PlaceAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"none","policy":0,"maxReceiveCount":3}}"""), Throws.InstanceOf<ResourceException>());
        await PlaceAsync("Topic", """{"name":"t"}""");
        Assert.That(await PlaceAsync("Subscription", """{"topic":"t","name":"s","protocol":"queue","endpoint":"q"}"""), Is.Empty);
    }

    [Test]
    public async Task Place_SeventhSource_IsRefused()
    {
        await PlaceAsync("Queue", Dead);
        for (var i = 0; i < 6; i++)
        {
            await PlaceAsync("Queue", Source($"q{i}"));
        }

        var error = Assert.ThrowsAsync<ResourceException>(() => PlaceAsync("Queue", Source("q6")))!;
        Assert.That(error.Message, Does.Contain("a dead-letter queue serves at most 6"));
    }

    [Test]
    public async Task Place_NamesThatDifferInCaseOnly_NamesBoth()
    {
        await PlaceAsync("Queue", """{"name":"orders"}""", owner: "a");
        var error = Assert.ThrowsAsync<ResourceException>(() => PlaceAsync("Queue", """{"name":"Orders"}""", owner: "b"))!;
        Assert.That(error.Message, Does.Contain("declared twice: by a and by b"));
    }

    [Test]
    public async Task Place_ReferenceToSomethingLive_IsLookedUp()
    {
        await _live.CreateQueueAsync("elsewhere", new());
        Assert.That(await PlaceAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"elsewhere","policy":0,"maxReceiveCount":3}}"""), Is.Empty);
    }

    [Test]
    public async Task Place_LiveDeadLetterQueueThatHasOneItself_IsRefused()
    {
        await _live.CreateQueueAsync("last", new());
        await _live.CreateQueueAsync("middle", new() { DeadLetterPolicy = new() { DeadLetterQueue = "last", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        var inputs = """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"middle","policy":0,"maxReceiveCount":3}}""";
        Assert.That(() => PlaceAsync("Queue", inputs), Throws.InstanceOf<ResourceException>().With.Message.Contains("it has a dead-letter queue itself, 'last'"));
    }

    [Test]
    public async Task Place_WithoutCredentials_WarnsInsteadOfRefusing()
    {
        var offline = Sets.Offline();
        _set = offline;
        _world.Dispose();
        _world = new(offline.Context);
        var warnings = await PlaceAsync("Subscription", """{"topic":"t","name":"s","protocol":"queue","endpoint":"q","bindingKeys":["a"]}""");
        Assert.That(warnings, Has.Length.EqualTo(2));
    }

    [TestCase("Queue", """{"name":"«unknown»"}""")]
    [TestCase("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"«unknown»","policy":0,"maxReceiveCount":3}}""")]
    [TestCase("Topic", """{"name":"t","filterType":"«unknown»"}""")]
    [TestCase("Subscription", """{"topic":"«unknown»","name":"s","protocol":"queue","endpoint":"q"}""")]
    [TestCase("Subscription", """{"topic":"t","name":"s","protocol":"queue","endpoint":"q","bindingKeys":"«unknown»"}""")]
    public async Task Place_Unknown_IsLeftAlone(string type, string inputs) => Assert.That(await PlaceAsync(type, inputs), Is.Empty);

    private static string Source(string name) => $$$"""{"name":"{{{name}}}","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""";

    private Task<ImmutableArray<string>> PlaceAsync(string type, string inputs, string? owner = null)
    {
        var controller = _set.Resource(type);
        var map = Programs.Map(inputs);
        return controller.PlaceAsync(_world, owner ?? $"{type} {controller.IdOf(map)}", map, lookUp: true, default);
    }
}
