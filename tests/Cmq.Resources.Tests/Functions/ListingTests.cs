using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Functions that list: to the end, by every filter, with counters.</summary>
public sealed class ListingTests
{
    private CmqBroker _broker = null!;
    private FaultyManagement _faults = null!;
    private ResourceSet _set = null!;

    [SetUp]
    public void StartBroker()
    {
        _broker = new CmqBroker(new());
        _faults = FaultyManagement.Over(_broker);
        _set = new(new(_faults.Management, CmqEdition.Tdmq, TimeProvider.System));
    }

    [Test]
    public async Task GetQueues_ReadsEveryPage()
    {
        for (var i = 0; i < 101; i++)
        {
            await _broker.CreateQueueAsync($"q{i:000}", new());
        }

        Assert.That(await NamesAsync("getQueues", "{}"), Is.EquivalentTo(Enumerable.Range(0, 101).Select(i => $"q{i:000}")));
    }

    [Test]
    public async Task GetQueues_CostsOneCallForEach50()
    {
        for (var i = 0; i < 101; i++)
        {
            await _broker.CreateQueueAsync($"q{i:000}", new());
        }

        _faults.Calls.Clear();
        await NamesAsync("getQueues", "{}");
        Assert.That(_faults.Calls, Is.EqualTo(Enumerable.Repeat("DescribeQueuesAsync", 3)));
    }

    [TestCase("""{"nameContains":"ORDER"}""", "orders", "reorders")]
    [TestCase("""{"names":["Orders","mail","none"]}""", "orders", "mail")]
    [TestCase("""{"names":[]}""")]
    [TestCase("""{"tags":{"team":"shop"}}""", "orders", "mail")]
    [TestCase("""{"tags":{"team":"shop","stage":"live"}}""", "orders")]
    [TestCase("""{"tags":{}}""", "orders", "reorders", "mail")]
    [TestCase("""{"nameContains":"orders","tags":{"team":"shop"}}""", "orders")]
    [TestCase("""{"nameContains":null}""", "orders", "reorders", "mail")]
    public async Task GetQueues_Filters(string arguments, params string[] expected)
    {
        await _broker.CreateQueueAsync("orders", new(), new Dictionary<string, string> { ["team"] = "shop", ["stage"] = "live" });
        await _broker.CreateQueueAsync("reorders", new());
        await _broker.CreateQueueAsync("mail", new(), new Dictionary<string, string> { ["team"] = "shop", ["stage"] = "test" });
        Assert.That(await NamesAsync("getQueues", arguments), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task GetQueues_ReturnsWhatGetQueueReturns()
    {
        await _broker.CreateQueueAsync("q", new() { VisibilityTimeout = 77 });
        await _broker.SendTestMessageAsync("q", "hello");
        var one = await _set.FindFunction("cmq:getQueue")!.InvokeAsync(Programs.Map("""{"name":"q"}"""), default);
        Assert.That((await ListAsync("getQueues", "{}")).Single(), Is.EqualTo(one));
    }

    [Test]
    public async Task GetQueues_CountsMessages()
    {
        await _broker.CreateQueueAsync("q", new());
        await _broker.SendTestMessageAsync("q", "hello");
        Assert.That((await ListAsync("getQueues", "{}")).Single()["activeMsgNum"], Is.EqualTo((PropertyValue)1));
    }

    [TestCase("""{"nameContains":"x"}""", "x1", "x2")]
    [TestCase("""{"names":["y"]}""", "y")]
    public async Task GetTopics_Filters(string arguments, params string[] expected)
    {
        foreach (var name in new[] { "x1", "x2", "y" })
        {
            await _broker.CreateTopicAsync(name, new());
        }

        Assert.That(await NamesAsync("getTopics", arguments), Is.EquivalentTo(expected));
    }

    [TestCase("""{"topic":"news"}""", "news/all", "news/first")]
    [TestCase("""{"topic":"news","nameContains":"first"}""", "news/first")]
    [TestCase("""{"queue":"stock"}""", "news/all", "orders/all")]
    [TestCase("""{"queue":"nobody"}""")]
    public async Task GetSubscriptions_AreOfATopicOrIntoAQueue(string arguments, params string[] expected)
    {
        await _broker.CreateQueueAsync("stock", new());
        await _broker.CreateQueueAsync("other", new());
        foreach (var (topic, name, queue) in new[] { ("news", "all", "stock"), ("news", "first", "other"), ("orders", "all", "stock") })
        {
            if (await _broker.FindTopicAsync(topic) is null)
            {
                await _broker.CreateTopicAsync(topic, new());
            }

            await _broker.CreateSubscriptionAsync(topic, name, SubscriptionProtocol.Queue, queue, new());
        }

        var found = await ListAsync("getSubscriptions", arguments);
        Assert.That(found.Select(item => $"{Text(item["topic"])}/{Text(item["name"])}"), Is.EquivalentTo(expected));
    }

    [TestCase("{}")]
    [TestCase("""{"topic":"t","queue":"q"}""")]
    public void GetSubscriptions_NotOneOwner_IsRefused(string arguments) => Assert.That(
        _set.FindFunction("cmq:getSubscriptions")!.Check(Programs.Map(arguments)).Single().ToString(),
        Does.StartWith("either topic or queue is given"));

    [TestCase("getQueues", """{"names":"q"}""", "names: is the string 'q'; a list of strings is expected")]
    [TestCase("getQueues", """{"namse":["q"]}""", "namse: is not a property of getQueues; did you mean 'names'?")]
    [TestCase("getTopics", """{"tags":["a"]}""", "tags: is a list; a map of strings is expected")]
    [TestCase("getDeadLetterSources", "{}", "queue: is missing: name of the dead-letter queue")]
    public void Check_WrongArgument_SaysWhatIsExpected(string function, string arguments, string expected) =>
        Assert.That(_set.FindFunction($"cmq:{function}")!.Check(Programs.Map(arguments)).Single().ToString(), Is.EqualTo(expected));

    [Test]
    public async Task GetDeadLetterSources_AreDescribedInOneList()
    {
        await _broker.CreateQueueAsync("dead", new());
        foreach (var name in new[] { "one", "two" })
        {
            await _broker.CreateQueueAsync(name, new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        }

        await _broker.CreateQueueAsync("unrelated", new());
        _faults.Calls.Clear();
        var names = await NamesAsync("getDeadLetterSources", """{"queue":"dead"}""");
        Assert.That((string.Join(",", names.Order()), string.Join(",", _faults.Calls)), Is.EqualTo(("one,two", "DescribeQueueAsync,DescribeQueuesAsync")));
    }

    [Test]
    public async Task GetDeadLetterSources_OfAQueueThatHasNone_AreNone()
    {
        await _broker.CreateQueueAsync("lonely", new());
        Assert.That(await NamesAsync("getDeadLetterSources", """{"queue":"lonely"}"""), Is.Empty);
    }

    [TestCase("getSubscriptions", """{"topic":"gone"}""")]
    [TestCase("getDeadLetterSources", """{"queue":"gone"}""")]
    public void List_OfWhatDoesNotExist_IsNotFound(string function, string arguments)
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => ListAsync(function, arguments))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.NotFound));
    }

    private static string Text(PropertyValue value) => ((StringValue)value).Value;

    private async Task<IReadOnlyList<PropertyMap>> ListAsync(string function, string arguments)
    {
        var result = await _set.FindFunction($"cmq:{function}")!.InvokeAsync(Programs.Map(arguments), default);
        return [.. ((ListValue)result.Single().Value).Items.Select(item => ((ObjectValue)item).Properties)];
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string function, string arguments) =>
        [.. (await ListAsync(function, arguments)).Select(item => Text(item["name"]))];
}
