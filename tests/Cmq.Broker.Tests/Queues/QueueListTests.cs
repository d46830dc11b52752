namespace Cmq.Broker.Tests;

internal sealed class QueueListTests
{
    [Test]
    public async Task DescribeQueues_All_AreOrderedByNameWithoutCase()
    {
        var broker = await TestBroker.WithQueuesAsync("b", "C", "a", "D");

        Assert.That(await NamesAsync(broker, new()), Is.EqualTo(new[] { "a", "b", "C", "D" }));
    }

    [TestCase(0, 2, "a b")]
    [TestCase(2, 2, "c d")]
    [TestCase(4, 2, "e")]
    [TestCase(5, 2, "")]
    [TestCase(1000, 50, "")]
    public async Task DescribeQueues_Page_HasItsPartAndTheFullCount(int offset, int limit, string expected)
    {
        var broker = await TestBroker.WithQueuesAsync("a", "b", "c", "d", "e");

        var page = await broker.DescribeQueuesAsync(new() { Offset = offset, Limit = limit });

        Assert.That((string.Join(" ", page.Items.Select(queue => queue.Name)), page.TotalCount), Is.EqualTo((expected, 5L)));
    }

    [TestCase("ord", "orders reorders")]
    [TestCase("ORDERS", "orders reorders")]
    [TestCase("", "orders payments reorders")]
    [TestCase("x", "")]
    public async Task DescribeQueues_NameContains_IsFuzzyAndCountsTheMatches(string text, string expected)
    {
        var broker = await TestBroker.WithQueuesAsync("orders", "reorders", "payments");

        var page = await broker.DescribeQueuesAsync(new() { NameContains = text });

        var names = page.Items.Select(queue => queue.Name).ToList();
        Assert.That((string.Join(" ", names), page.TotalCount), Is.EqualTo((expected, (long)names.Count)));
    }

    [TestCase("orders", "orders")]
    [TestCase("ORDERS none", "orders")]
    [TestCase("order", "")]
    public async Task DescribeQueues_Names_AreWholeNames(string wanted, string expected)
    {
        var broker = await TestBroker.WithQueuesAsync("orders", "reorders");

        Assert.That(string.Join(" ", await NamesAsync(broker, new() { Names = wanted.Split(' ') })), Is.EqualTo(expected));
    }

    [Test]
    public async Task DescribeQueues_NoNames_IsNoQueue()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");

        Assert.That(await NamesAsync(broker, new() { Names = [] }), Is.Empty);
    }

    [TestCase("team=shop|bank", "q1 q2 q3")]
    [TestCase("team=shop", "q1 q3")]
    [TestCase("team=shop stage=live", "q3")]
    [TestCase("team=SHOP", "")]
    [TestCase("none=x", "")]
    public async Task DescribeQueues_Tags_AllKeysWithOneOfTheirValues(string filter, string expected)
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("q1", new(), Map("team=shop"));
        await broker.CreateQueueAsync("q2", new(), Map("team=bank", "stage=live"));
        await broker.CreateQueueAsync("q3", new(), Map("team=shop", "stage=live"));
        await broker.CreateQueueAsync("q4", new());

        var tags = filter.Split(' ').Select(part => part.Split('=')).ToDictionary(part => part[0], part => (IReadOnlyList<string>)part[1].Split('|'));

        Assert.That(string.Join(" ", await NamesAsync(broker, new() { Tags = tags })), Is.EqualTo(expected));
    }

    [Test]
    public async Task ListQueues_MoreThanAPage_FindsAll()
    {
        var names = Enumerable.Range(0, 120).Select(number => $"queue-{number:000}").ToArray();
        var broker = await TestBroker.WithQueuesAsync(names);

        var found = new List<string>();
        await foreach (var queue in broker.ListQueuesAsync())
        {
            found.Add(queue.Name);
        }

        Assert.That(found, Is.EqualTo(names));
    }

    [Test]
    public async Task DescribeQueues_DeadLetterQueue_HasItsSources()
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        await broker.CreateQueueAsync("b", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
        await broker.CreateQueueAsync("a", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("DEAD") });

        var page = await broker.DescribeQueuesAsync(new() { Names = ["dead"] });

        Assert.That(page.Items[0].DeadLetterSources, Is.EqualTo(new[] { "a", "b" }));
    }

    private static Dictionary<string, string> Map(params string[] tags) => tags.Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]);

    private static async Task<IEnumerable<string>> NamesAsync(CmqBroker broker, CmqListQuery query) =>
        (await broker.DescribeQueuesAsync(query)).Items.Select(queue => queue.Name);
}
