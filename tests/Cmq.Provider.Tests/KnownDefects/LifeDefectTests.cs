using Cmq.Resources;

namespace Cmq.Provider.Tests;

/// <summary>
/// The defects of the only earlier provider for this service, by number: 14, one test of one step for each resource. Here is the whole life of
/// each: created, every property changed, drifted, deleted.
/// </summary>
public sealed class LifeDefectTests
{
    private static readonly Dictionary<string, (string What, string Program)[]> Lives = new()
    {
        ["Queue"] =
        [
            ("create", """{"name":"r"}"""),
            ("same", """{"name":"r"}"""),
            ("update", """{"name":"r","maxMsgHeapNum":2000000}"""),
            ("update", """{"name":"r","pollingWaitSeconds":5}"""),
            ("update", """{"name":"r","visibilityTimeout":60}"""),
            ("update", """{"name":"r","msgRetentionSeconds":7200}"""),
            ("update", """{"name":"r","rewindSeconds":600}"""),
            ("update", """{"name":"r","rewindSeconds":600,"retentionSizeInMB":10240}"""),
            ("update", """{"name":"r","deadLetterPolicy":{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":3}}"""),
            ("update", """{"name":"r","deadLetterPolicy":{"deadLetterQueue":"stock","policy":1,"maxTimeToLive":400}}"""),
            ("update", """{"name":"r","trace":true}"""),
            ("update", """{"name":"r","tags":{"a":"b"}}"""),
            ("update", """{"name":"r","tags":{"a":"c"},"forceDestroy":true}"""),
            ("update", """{"name":"r"}"""),
            ("same", """{"name":"r"}"""),
            ("replace", """{"name":"r","maxMsgSize":131072}"""),
            ("replace", """{"name":"r","maxMsgSize":131072,"transaction":true,"transactionPolicy":{"firstQueryInterval":30,"maxQueryCount":3}}"""),
            ("update", """{"name":"r","maxMsgSize":131072,"transaction":true,"transactionPolicy":{"firstQueryInterval":60,"maxQueryCount":3}}"""),
            ("replace", """{"name":"renamed","maxMsgSize":131072}"""),
            ("replace", "{}"),
            ("same", "{}"),
        ],
        ["Topic"] =
        [
            ("create", """{"name":"r"}"""),
            ("same", """{"name":"r"}"""),
            ("update", """{"name":"r","maxMsgSize":2048}"""),
            ("update", """{"name":"r","maxMsgSize":2048,"trace":true}"""),
            ("update", """{"name":"r","tags":{"a":"b"}}"""),
            ("update", """{"name":"r"}"""),
            ("replace", """{"name":"r","filterType":2}"""),
            ("replace", """{"name":"renamed","filterType":2}"""),
            ("same", """{"filterType":2}"""),
        ],
        ["Subscription"] =
        [
            ("create", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock"}"""),
            ("same", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock"}"""),
            ("update", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock","notifyStrategy":"BACKOFF_RETRY"}"""),
            ("update", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock","filterTags":["a","b"]}"""),
            ("same", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock","filterTags":["b","a"]}"""),
            ("update", """{"topic":"events","name":"r","protocol":"queue","endpoint":"stock"}"""),
            ("replace", """{"topic":"events","name":"r","protocol":"queue","endpoint":"other"}"""),
            ("replace", """{"topic":"events","name":"r","protocol":"http","endpoint":"http://example.org/in"}"""),
            ("update", """{"topic":"events","name":"r","protocol":"http","endpoint":"http://example.org/in","notifyContentFormat":"SIMPLIFIED"}"""),
            ("replace", """{"topic":"routed","name":"r","protocol":"queue","endpoint":"other","bindingKeys":["a.*"]}"""),
            ("update", """{"topic":"routed","name":"r","protocol":"queue","endpoint":"other","bindingKeys":["a.*","b.#"]}"""),
            ("replace", """{"topic":"routed","name":"renamed","protocol":"queue","endpoint":"other","bindingKeys":["a.*"]}"""),
            ("same", """{"topic":"routed","protocol":"queue","endpoint":"other","bindingKeys":["a.*"]}"""),
        ],
    };

    private static string[] Types => [.. Lives.Keys];

    private TestAccount _account = null!;
    private TestStack _stack = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _account = await TestAccount.StartAsync();
        _stack = await _account.StackAsync();
        await _account.Broker.CreateQueueAsync("stock", new());
        await _account.Broker.CreateQueueAsync("other", new());
        await _account.Broker.CreateTopicAsync("events", new());
        await _account.Broker.CreateTopicAsync("routed", new(), FilterType.BindingKey);
    }

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    [TestCaseSource(nameof(Types))]
    public async Task D14_EveryStepOfALife_IsWhatThePropertySaysAndShowsNoDifferenceAfterwards(string type)
    {
        foreach (var (what, program) in Lives[type])
        {
            Assert.That(await _stack.UpAsync(type, "r", program), Is.EqualTo(what), program);
            await _stack.RefreshAsync("r");
            Assert.That(await _stack.UpAsync(type, "r", program), Is.EqualTo("same"), $"a refresh after {program}");
        }
    }

    [TestCaseSource(nameof(Types))]
    public void D14_EveryProperty_IsInTheLifeOfItsResource(string type) => Assert.That(
        PackageSpec.Resources.Single(spec => spec.Name == type).Properties.Where(property => property.IsInput).Select(property => property.Name),
        Is.All.Matches<string>(name => Lives[type].Any(step => step.Program.Contains($"\"{name}\"", StringComparison.Ordinal))));

    [TestCaseSource(nameof(Types))]
    public async Task D14_Drift_IsTakenBack(string type)
    {
        var program = Lives[type][0].Program;
        await _stack.UpAsync(type, "r", program);
        await DriftAsync(type);
        await _stack.RefreshAsync("r");
        Assert.That(await _stack.UpAsync(type, "r", program), Is.EqualTo("update"));
        await _stack.RefreshAsync("r");
        Assert.That(await _stack.UpAsync(type, "r", program), Is.EqualTo("same"));
    }

    [TestCaseSource(nameof(Types))]
    public async Task D14_Destroyed_IsGoneAndDestroyingAgainIsFine(string type)
    {
        await _stack.UpAsync(type, "r", Lives[type][0].Program);
        await _stack.ImportAsync(type, "again", _stack["r"]!.Id);
        await _stack.DestroyAsync("r");
        await _stack.DestroyAsync("again");
        Assert.That(await _stack.UpAsync(type, "r", Lives[type][0].Program), Is.EqualTo("create"), "the name is free again");
    }

    private Task DriftAsync(string type) => type switch
    {
        "Queue" => _account.Broker.ModifyQueueAsync("r", new() { VisibilityTimeout = 99 }),
        "Topic" => _account.Broker.ModifyTopicAsync("r", new() { MaxMsgSize = 4096 }),
        _ => _account.Broker.ModifySubscriptionAsync("events", "r", new() { FilterTags = ["drift"] }),
    };
}
