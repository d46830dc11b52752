using Cmq.Properties;

namespace Cmq.Provider.Tests;

/// <summary>The defects of the only earlier provider for this service, by number: lists.</summary>
public sealed class ListDefectTests
{
    private TestAccount _account = null!;
    private TestStack _stack = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _account = await TestAccount.StartAsync();
        _stack = await _account.StackAsync();
        await _account.Broker.CreateTopicAsync("events", new());
        for (var number = 0; number < 120; number++)
        {
            var team = number % 10 == 0 ? new Dictionary<string, string> { ["team"] = "shop" } : null;
            await _account.Broker.CreateQueueAsync($"q{number:000}", new(), team);
            await _account.Broker.CreateTopicAsync($"t{number:000}", new(), null, team);
        }
    }

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>A list broke off with a crash as soon as a filter was given, and would not have heeded it.</summary>
    [TestCase("getQueues", "queues", """{"nameContains":"q01"}""", 10)]
    [TestCase("getQueues", "queues", """{"tags":{"team":"shop"}}""", 12)]
    [TestCase("getQueues", "queues", """{"nameContains":"q01","tags":{"team":"shop"}}""", 1)]
    [TestCase("getQueues", "queues", """{"names":["q001","q119","nothing"]}""", 2)]
    [TestCase("getTopics", "topics", """{"nameContains":"t01"}""", 10)]
    [TestCase("getTopics", "topics", """{"tags":{"team":"shop"}}""", 12)]
    public async Task D11_ListWithFilters_AnswersWhatTheyLetPass(string function, string list, string arguments, int expected) =>
        Assert.That(Items(await _stack.InvokeAsync(function, arguments), list), Has.Count.EqualTo(expected));

    /// <summary>A list was one page, and the program had to ask for the others itself.</summary>
    [TestCase("getQueues", "queues", "{}", "DescribeCmqQueues")]
    [TestCase("getTopics", "topics", """{"nameContains":"t"}""", "DescribeCmqTopics")]
    public async Task D12_List_IsReadToItsEndOnePageAfterTheOther(string function, string list, string arguments, string action)
    {
        var items = Items(await _stack.InvokeAsync(function, arguments), list);
        Assert.That(items.Select(item => item["name"].ToString()).Distinct().Count(), Is.GreaterThanOrEqualTo(120));
        Assert.That(_account.Calls.Of(action), Is.EqualTo(3), "50 in a page");
    }

    /// <summary>Likewise the subscriptions of a topic.</summary>
    [Test]
    public async Task D12_Subscriptions_AreReadToTheirEnd()
    {
        for (var number = 0; number < 101; number++)
        {
            await _account.Broker.CreateSubscriptionAsync("events", $"s{number:000}", SubscriptionProtocol.Queue, $"q{number:000}", new());
        }

        var items = Items(await _stack.InvokeAsync("getSubscriptions", """{"topic":"events"}"""), "subscriptions");
        Assert.That((items.Count, _account.Calls.Of("DescribeCmqSubscriptionDetail")), Is.EqualTo((101, 3L)));
    }

    private static List<PropertyMap> Items(PropertyMap answer, string list) =>
        [.. ((ListValue)answer[list]).Items.Select(item => ((ObjectValue)item).Properties)];
}
