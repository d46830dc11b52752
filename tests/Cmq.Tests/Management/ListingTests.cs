using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>Lists read to their end, and one object found among many, over the client.</summary>
public sealed class ListingTests
{
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(50, 1)]
    [TestCase(51, 2)]
    [TestCase(230, 5)]
    public async Task ListQueues_AsManyAsThereAre_ReadsFiftyAtATime(int count, int calls)
    {
        using var bench = new Bench();
        var names = Names(count);
        bench.Service.Otherwise = request => Page(request, names, "QueueList", "QueueName");
        var listed = await bench.Client.ListQueuesAsync().Select(queue => queue.Name).ToListAsync();
        Assert.That((listed, bench.Service.Requests.Count), Is.EqualTo((names, calls)));
    }

    [Test]
    public async Task ListTopics_ReadsAllPages()
    {
        using var bench = new Bench();
        var names = Names(120);
        bench.Service.Otherwise = request => Page(request, names, "TopicList", "TopicName");
        Assert.That(await bench.Client.ListTopicsAsync().Select(topic => topic.Name).ToListAsync(), Is.EqualTo(names));
    }

    [Test]
    public async Task ListSubscriptions_ReadsAllPages()
    {
        using var bench = new Bench();
        var names = Names(120);
        bench.Service.Otherwise = request => Page(request, names, "SubscriptionSet", "SubscriptionName");
        Assert.That(await bench.Client.ListSubscriptionsAsync(new() { TopicName = "t" }).Select(subscription => subscription.Name).ToListAsync(), Is.EqualTo(names));
    }

    [Test]
    public async Task ListSubscriptions_SameNameUnderTwoTopics_AreTwo()
    {
        using var bench = new Bench();
        bench.Service.Otherwise = _ => FakeService.Answer(new JObject
        {
            ["TotalCount"] = 2,
            ["SubscriptionSet"] = new JArray(
                new JObject { ["TopicName"] = "a", ["SubscriptionName"] = "s" }, new JObject { ["TopicName"] = "b", ["SubscriptionName"] = "s" }),
        });
        Assert.That(await bench.Client.ListSubscriptionsAsync(new() { QueueName = "q" }).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task ListQueues_Filters_GoWithEveryPageFromTheOffsetOn()
    {
        using var bench = new Bench();
        bench.Service.Otherwise = request => Page(request, Names(60), "QueueList", "QueueName");
        await bench.Client.ListQueuesAsync(new() { NameContains = "q", Offset = 7, Limit = 3 }).CountAsync();
        Assert.That(
            bench.Service.Requests.Select(request => $"{request.Body["QueueName"]} {request.Body["Offset"]} {request.Body["Limit"]}"),
            Is.EqualTo(new[] { "q 7 50", "q 57 50" }));
    }

    [Test]
    public async Task ListQueues_ObjectsComeMeanwhile_GivesEachOnce()
    {
        using var bench = new Bench();
        var names = Names(60);
        bench.Service.Otherwise = request =>
        {
            var page = Page(request, names, "QueueList", "QueueName");
            names.Insert(0, $"new-{bench.Service.Requests.Count}");
            return page;
        };
        Assert.That(await bench.Client.ListQueuesAsync().Select(queue => queue.Name).ToListAsync(), Is.Unique.And.SupersetOf(Names(60)));
    }

    [TestCase(1)]
    [TestCase(10)]
    [TestCase(50)]
    public async Task ListQueues_ObjectsGoMeanwhile_GivesAllThatStay(int gone)
    {
        using var bench = new Bench();
        var names = Names(170);
        bench.Service.Otherwise = request =>
        {
            var page = Page(request, names, "QueueList", "QueueName");
            if (bench.Service.Requests.Count == 2)
            {
                names.RemoveRange(0, gone);
            }

            return page;
        };
        Assert.That(await bench.Client.ListQueuesAsync().Select(queue => queue.Name).ToListAsync(), Is.Unique.And.SupersetOf(names));
    }

    [Test]
    public async Task ListQueues_LastPageVanishes_GivesWhatSlippedForward()
    {
        using var bench = new Bench();
        var names = Names(51);
        bench.Service.Otherwise = request =>
        {
            var page = Page(request, names, "QueueList", "QueueName");
            if (bench.Service.Requests.Count == 1)
            {
                names.RemoveAt(0);
            }

            return page;
        };
        Assert.That(await bench.Client.ListQueuesAsync().Select(queue => queue.Name).LastAsync(), Is.EqualTo("q-50"));
    }

    [Test]
    public async Task ListQueues_TotalThatNeverComesTrue_Ends()
    {
        using var bench = new Bench();
        bench.Service.Otherwise = _ => FakeService.Answer(new JObject { ["TotalCount"] = 1000, ["QueueList"] = new JArray() });
        Assert.That(await bench.Client.ListQueuesAsync().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task ListQueues_TotalThatJumps_Ends()
    {
        using var bench = new Bench();
        var names = Names(200);
        bench.Service.Otherwise = request => Page(request, bench.Service.Requests.Count % 2 == 0 ? names[..100] : names, "QueueList", "QueueName");
        await bench.Client.ListQueuesAsync().CountAsync();
        Assert.That(bench.Service.Requests, Has.Count.InRange(2, 50));
    }

    [Test]
    public async Task ListQueues_Left_AsksForNoFurtherPage()
    {
        using var bench = new Bench();
        bench.Service.Otherwise = request => Page(request, Names(200), "QueueList", "QueueName");
        await bench.Client.ListQueuesAsync().FirstAsync();
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void ListQueues_Cancelled_Ends()
    {
        using var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Service.Otherwise = request =>
        {
            cancel.Cancel();
            return Page(request, Names(200), "QueueList", "QueueName");
        };
        Assert.That(async () => await bench.Client.ListQueuesAsync(null, cancel.Token).CountAsync(CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task FindSubscription_ExactNameOnALaterPage_FindsItAmongTheFuzzyMatches()
    {
        using var bench = new Bench();
        List<string> names = [.. Names(130).Select(name => $"s{name}"), "s"];
        bench.Service.Otherwise = request => Page(request, names, "SubscriptionSet", "SubscriptionName");
        var found = await bench.Client.FindSubscriptionAsync("t", "s");
        Assert.That((found?.Name, bench.Service.Requests.Count), Is.EqualTo(("s", 3)));
    }

    [Test]
    public async Task FindSubscription_FuzzyMatchesOnly_FindsNone()
    {
        using var bench = new Bench();
        bench.Service.Otherwise = request => Page(request, ["sa", "as", "S"], "SubscriptionSet", "SubscriptionName");
        Assert.That(await bench.Client.FindSubscriptionAsync("t", "s"), Is.Null);
    }

    [Test]
    public async Task FindSubscription_AsksForTheNameInItsTopic()
    {
        using var bench = new Bench();
        await bench.Client.FindSubscriptionAsync("t", "s");
        var body = bench.Service.Requests.Single().Body;
        Assert.That(((string?)body["TopicName"], (string?)body["SubscriptionName"]), Is.EqualTo(("t", "s")));
    }

    [TestCase("ResourceNotFound")]
    [TestCase("ResourceNotFound.Topic")]
    public async Task Find_NotFound_IsNull(string code)
    {
        using var bench = new Bench();
        bench.Service.Otherwise = _ => FakeService.Error(code);
        Assert.That(
            new object?[] { await bench.Client.FindQueueAsync("q"), await bench.Client.FindTopicAsync("t"), await bench.Client.FindSubscriptionAsync("t", "s") },
            Is.All.Null);
    }

    [Test]
    public void FindQueue_AnotherError_IsThrown()
    {
        using var bench = new Bench();
        bench.Service.ThenError("FailedOperation");
        Assert.That(() => bench.Client.FindQueueAsync("q"), Throws.TypeOf<CmqServiceException>());
    }

    private static List<string> Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"q-{number}")];

    private static HttpResponseMessage Page(SentRequest request, List<string> names, string list, string name) => FakeService.Answer(new JObject
    {
        ["TotalCount"] = names.Count,
        [list] = new JArray(names.Skip((int)request.Body["Offset"]!).Take((int)request.Body["Limit"]!).Select(item => new JObject { [name] = item })),
    });
}
