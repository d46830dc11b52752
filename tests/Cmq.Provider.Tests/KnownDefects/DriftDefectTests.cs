namespace Cmq.Provider.Tests;

/// <summary>
/// The defects of the only earlier provider for this service, one test or more for each, by number: what a refresh and an import say of what
/// is live.
/// </summary>
public sealed class DriftDefectTests
{
    private const string Dead = """{"name":"dead"}""";

    private TestAccount _account = null!;
    private TestStack _stack = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _account = await TestAccount.StartAsync();
        _stack = await _account.StackAsync();
        await _account.Broker.CreateQueueAsync("stock", new());
        await _account.Broker.CreateTopicAsync("events", new());
    }

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>A refresh answered success and left an object in the state that the service said is not found.</summary>
    [TestCase("Queue", """{"name":"q"}""")]
    [TestCase("Topic", """{"name":"t"}""")]
    [TestCase("Subscription", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock"}""")]
    public async Task D01_DeletedObject_IsSeenAsGoneByARefresh(string type, string program)
    {
        await _stack.UpAsync(type, "r", program);
        await DeleteBehindTheBackAsync(type);
        Assert.That((await _stack.RefreshAsync("r"), _stack["r"]), Is.EqualTo((false, (TestStack.Resource?)null)));
    }

    /// <summary>A refresh of an object that is gone ended in an error, so that it could not be made anew.</summary>
    [TestCase("Queue", """{"name":"q"}""")]
    [TestCase("Topic", """{"name":"t"}""")]
    [TestCase("Subscription", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock"}""")]
    public async Task D02_DeletedObject_IsNoErrorAndTheNextUpMakesItAnew(string type, string program)
    {
        await _stack.UpAsync(type, "r", program);
        await DeleteBehindTheBackAsync(type);
        await _stack.RefreshAsync("r");
        Assert.That((await _stack.UpAsync(type, "r", program), await _stack.RefreshAsync("r")), Is.EqualTo(("create", true)));
    }

    /// <summary>A subscription whose topic went too was an error as well.</summary>
    [Test]
    public async Task D02_SubscriptionGoneWithItsTopic_IsNoError()
    {
        await _stack.UpAsync("Subscription", "r", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock"}""");
        await _account.Broker.DeleteSubscriptionAsync("events", "s");
        await _account.Broker.DeleteTopicAsync("events");
        Assert.That(await _stack.RefreshAsync("r"), Is.False);
    }

    /// <summary>The dead-letter queue was read from the list of queues that use this one as theirs: the other direction.</summary>
    [Test]
    public async Task D03_DeadLetterQueue_IsReadFromThePolicyNotFromTheSources()
    {
        await _stack.UpAsync("Queue", "dead", Dead);
        await _stack.UpAsync("Queue", "orders", """{"name":"orders","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await _stack.ImportAsync("Queue", "imported-dead", "dead");
        await _stack.ImportAsync("Queue", "imported-orders", "orders");
        Assert.That(_stack["imported-dead"]!.Output("deadLetterPolicy"), Is.Null);
        Assert.That(_stack["imported-orders"]!.Output("deadLetterPolicy"), Does.Contain("\"dead\"").And.Not.Contain("orders"));
    }

    /// <summary>A bound queue was found to have drifted in the other direction at each refresh.</summary>
    [Test]
    public async Task D03_BothEndsOfADeadLetterRule_AreUnchangedAfterARefresh()
    {
        const string bound = """{"name":"orders","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""";
        await _stack.UpAsync("Queue", "dead", Dead);
        await _stack.UpAsync("Queue", "orders", bound);
        await _stack.RefreshAsync("dead");
        await _stack.RefreshAsync("orders");
        Assert.That((await _stack.UpAsync("Queue", "dead", Dead), await _stack.UpAsync("Queue", "orders", bound)), Is.EqualTo(("same", "same")));
    }

    /// <summary>A subscription was read as the first of those whose names contain its name.</summary>
    [Test]
    public async Task D08_SubscriptionGoneWhileALongerNameLives_IsGone()
    {
        await CreateSubscriptionAsync("ab", "stock");
        await _stack.UpAsync("Subscription", "r", """{"topic":"events","name":"a","protocol":"queue","endpoint":"stock"}""");
        await _account.Broker.DeleteSubscriptionAsync("events", "a");
        Assert.That(await _stack.RefreshAsync("r"), Is.False);
    }

    /// <summary>With names that contain each other, each subscription is itself, also past a page of them.</summary>
    [Test]
    public async Task D08_SubscriptionsWhoseNamesContainEachOther_AreEachThemselves()
    {
        await _account.Broker.CreateQueueAsync("other", new());
        for (var number = 0; number < 55; number++)
        {
            await CreateSubscriptionAsync($"a{number:00}", "other");
        }

        await CreateSubscriptionAsync("a", "stock");
        await _stack.ImportAsync("Subscription", "r", "events/a");
        Assert.That((_stack["r"]!.Id, _stack["r"]!.Output("endpoint")), Is.EqualTo(("events/a", "\"stock\"")));
    }

    private Task DeleteBehindTheBackAsync(string type) => type switch
    {
        "Queue" => _account.Broker.DeleteQueueAsync("q"),
        "Topic" => _account.Broker.DeleteTopicAsync("t"),
        _ => _account.Broker.DeleteSubscriptionAsync("events", "s"),
    };

    private Task CreateSubscriptionAsync(string name, string queue) =>
        _account.Broker.CreateSubscriptionAsync("events", name, SubscriptionProtocol.Queue, queue, new());
}
