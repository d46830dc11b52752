using Cmq.Broker;

namespace Cmq.Resources.Tests;

/// <summary>What there is of a resource type, from the beginning or from where a list ended.</summary>
public sealed class ListTests
{
    private CmqBroker _broker = null!;
    private FaultyManagement _faults = null!;
    private ResourceSet _set = null!;

    [SetUp]
    public async Task StartBroker()
    {
        _broker = new CmqBroker(new());
        _faults = FaultyManagement.Over(_broker);
        _set = new(new(_faults.Management, CmqEdition.Tdmq, TimeProvider.System));
        await _broker.CreateQueueAsync("sink", new());
        foreach (var topic in new[] { "b", "a" })
        {
            await _broker.CreateTopicAsync(topic, new());
            await _broker.CreateSubscriptionAsync(topic, "one", SubscriptionProtocol.Queue, "sink", new());
            await _broker.CreateSubscriptionAsync(topic, "two", SubscriptionProtocol.Queue, "sink", new());
        }
    }

    [TestCase("Queue", "{}", "sink")]
    [TestCase("Topic", "{}", "a", "b")]
    [TestCase("Subscription", "{}", "a/one", "a/two", "b/one", "b/two")]
    [TestCase("Subscription", """{"topic":"b"}""", "b/one", "b/two")]
    public async Task List_GivesIds(string type, string query, params string[] expected) =>
        Assert.That((await ListAsync(type, query)).Select(found => found.Id), Is.EquivalentTo(expected));

    [TestCase("Queue")]
    [TestCase("Topic")]
    [TestCase("Subscription")]
    public async Task List_FromAnyPosition_GoesOnAfterIt(string type)
    {
        var all = await ListAsync(type, "{}");
        foreach (var (index, found) in all.Index())
        {
            Assert.That(await ListAsync(type, "{}", found.Next), Is.EqualTo(all.Skip(index + 1)), $"after {found.Id}");
        }
    }

    [Test]
    public async Task List_IdsAreWhatAnImportTakes()
    {
        foreach (var found in await ListAsync("Subscription", "{}"))
        {
            Assert.That((await _set.Resource("Subscription").ReadAsync(found.Id, null, null, default))!.Id, Is.EqualTo(found.Id));
        }
    }

    [Test]
    public async Task List_120Queues_CostsThreeCalls()
    {
        for (var i = 1; i < 120; i++)
        {
            await _broker.CreateQueueAsync($"q{i}", new());
        }

        _faults.Calls.Clear();
        var count = (await ListAsync("Queue", "{}")).Count;
        Assert.That((count, string.Join(",", _faults.Calls.Distinct()), _faults.Calls.Count), Is.EqualTo((120, "DescribeQueuesAsync", 3)));
    }

    [Test]
    public void List_TopicThatDoesNotExist_IsNotFound()
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => ListAsync("Subscription", """{"topic":"gone"}"""))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.NotFound));
    }

    [Test]
    public async Task List_TopicsThatGoMeanwhile_HaveNoSubscriptions()
    {
        _faults.Before["DescribeSubscriptionsAsync"] = new CmqServiceException(CmqErrorCodes.ResourceNotFoundTopic, "gone", "DescribeCmqSubscriptionDetail");
        Assert.That(await ListAsync("Subscription", "{}"), Is.Empty);
    }

    [TestCase("Queue", """{"topic":"t"}""", "topic: is not a property of a list of Queue")]
    [TestCase("Subscription", """{"topci":"t"}""", "topci: is not a property of a list of Subscription; did you mean 'topic'?")]
    [TestCase("Subscription", """{"topic":7}""", "topic: is 7; a string is expected")]
    public void CheckList_WrongQuery_SaysWhatIsExpected(string type, string query, string expected) =>
        Assert.That(_set.Resource(type).CheckList(Programs.Map(query)).Single().ToString(), Is.EqualTo(expected));

    [TestCase("", ExpectedResult = ":0")]
    [TestCase(":7", ExpectedResult = ":7")]
    [TestCase("topic:12", ExpectedResult = "topic:12")]
    [TestCase("7", ExpectedResult = null)]
    [TestCase("topic:", ExpectedResult = null)]
    [TestCase("topic:-1", ExpectedResult = null)]
    public string? Position_IsReadFromItsText(string text) => ListPosition.TryParse(text, out var position) ? position.ToString() : null;

    private async Task<IReadOnlyList<ListedResource>> ListAsync(string type, string query, ListPosition? start = null) =>
        await _set.Resource(type).ListAsync(Programs.Map(query), start ?? ListPosition.Start, default).ToListAsync();
}
