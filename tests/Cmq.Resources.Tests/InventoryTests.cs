using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>A refresh costs pages, not objects; and what is written is read anew.</summary>
public sealed class InventoryTests
{
    private CmqBroker _broker = null!;
    private FaultyManagement _faults = null!;
    private Inventory _inventory = null!;

    [SetUp]
    public void StartBroker()
    {
        _broker = new CmqBroker(new());
        _faults = FaultyManagement.Over(_broker);
        _inventory = new(_faults.Management);
    }

    [Test]
    public async Task Find_One_CostsOneCall()
    {
        await QueuesAsync(120);
        await _inventory.FindQueueAsync("q7", default);
        Assert.That(_faults.Calls, Is.EqualTo(new[] { "DescribeQueueAsync" }));
    }

    [Test]
    public async Task Find_All_CostsPages()
    {
        await QueuesAsync(120);
        var found = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => _inventory.FindQueueAsync($"q{i}", default)));
        Assert.That(found.Select(queue => queue!.Name), Is.EqualTo(Enumerable.Range(0, 120).Select(i => $"q{i}")));
        Assert.That(_faults.Calls.Count, Is.EqualTo(1 + 3), string.Join(", ", _faults.Calls));
    }

    [Test]
    public async Task List_ThenFind_CostsPagesOnly()
    {
        await QueuesAsync(120);
        var listed = await _inventory.ListQueuesAsync(default);
        Assert.That(listed.Select(queue => queue.Name), Is.EquivalentTo(Enumerable.Range(0, 120).Select(i => $"q{i}")));
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => _inventory.FindQueueAsync($"q{i}", default)));
        Assert.That(_faults.Calls.Count, Is.EqualTo(3), string.Join(", ", _faults.Calls));
    }

    [Test]
    public async Task ListSubscriptions_OfATopic_CostsItsPages()
    {
        await _broker.CreateTopicAsync("t", new());
        for (var i = 0; i < 60; i++)
        {
            await _broker.CreateSubscriptionAsync("t", $"s{i}", SubscriptionProtocol.Http, "http://127.0.0.1/", new());
        }

        var listed = await _inventory.ListSubscriptionsAsync("t", default);
        Assert.That(listed, Has.Count.EqualTo(60));
        Assert.That(_faults.Calls.Count, Is.EqualTo(2), string.Join(", ", _faults.Calls));
    }

    [Test]
    public async Task Find_NotInTheList_AsksByNameOnce()
    {
        await QueuesAsync(2);
        await _inventory.FindQueueAsync("q0", default);
        await _inventory.FindQueueAsync("q1", default);
        _faults.Calls.Clear();
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _inventory.FindQueueAsync("gone", default)));
        Assert.That(found, Is.All.Null);
        Assert.That(_faults.Calls, Is.EqualTo(new[] { "DescribeQueueAsync" }));
    }

    [Test]
    public async Task Find_AfterForget_SeesTheWrite()
    {
        await QueuesAsync(2);
        await _inventory.FindQueueAsync("q0", default);
        await _inventory.FindQueueAsync("q1", default);
        await _broker.ModifyQueueAsync("q1", new() { VisibilityTimeout = 77 });
        _inventory.ForgetQueue("q1");
        Assert.That((await _inventory.FindQueueAsync("q1", default))!.Settings.VisibilityTimeout, Is.EqualTo(77));
    }

    [Test]
    public async Task Find_ListRefused_AsksByName()
    {
        await QueuesAsync(3);
        _faults.Before["DescribeQueuesAsync"] = new CmqServiceException(CmqErrorCodes.AuthFailureUnauthorizedOperation, "no", "DescribeCmqQueues");
        var found = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => _inventory.FindQueueAsync($"q{i}", default)));
        Assert.That(found, Is.All.Not.Null);
    }

    [Test]
    public async Task Find_ListFailedForAPassingReason_ListsAgain()
    {
        await QueuesAsync(3);
        await _inventory.FindQueueAsync("q0", default);
        _faults.Before["DescribeQueuesAsync"] = new CmqTransportException("reset", "DescribeCmqQueues", null, mayHaveExecuted: true);
        Assert.That(() => _inventory.FindQueueAsync("q1", default), Throws.InstanceOf<CmqTransportException>());
        _faults.Before.Clear();
        Assert.That(await _inventory.FindQueueAsync("q1", default), Is.Not.Null);
    }

    [Test]
    public async Task Find_Subscriptions_CostsPagesOfEachTopic()
    {
        await _broker.CreateQueueAsync("sink", new());
        for (var topic = 0; topic < 3; topic++)
        {
            await _broker.CreateTopicAsync($"t{topic}", new());
            for (var i = 0; i < 60; i++)
            {
                await _broker.CreateSubscriptionAsync($"t{topic}", $"s{i}", SubscriptionProtocol.Queue, "sink", new());
            }
        }

        _faults.Calls.Clear();
        var reads = from topic in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 60) select _inventory.FindSubscriptionAsync($"t{topic}", $"s{i}", default);
        Assert.That(await Task.WhenAll(reads), Is.All.Not.Null);
        Assert.That(_faults.Calls.Count, Is.EqualTo(3 * 2));
    }

    [Test]
    public async Task Find_SubscriptionOfAMissingTopic_IsNull() =>
        Assert.That(await _inventory.FindSubscriptionAsync("none", "s", default), Is.Null);

    [Test]
    public async Task Read_AfterUpdate_SeesIt()
    {
        var set = new ResourceSet(new(_faults.Management, CmqEdition.Tdmq, TimeProvider.System));
        var queue = set.Resource("Queue");
        await QueuesAsync(3);
        foreach (var name in new[] { "q0", "q1", "q2" })
        {
            await queue.ReadAsync(name, null, null, default);
        }

        await queue.UpdateAsync(
            new() { Id = "q1", LogicalName = "x", OldInputs = Programs.Map("""{"name":"q1"}"""), OldOutputs = PropertyMap.Empty, NewInputs = Programs.Map("""{"name":"q1","visibilityTimeout":77}""") },
            default);
        Assert.That((await queue.ReadAsync("q1", null, null, default))!.Outputs["visibilityTimeout"], Is.EqualTo((PropertyValue)77));
    }

    [Test]
    public async Task Read_AfterDelete_IsNull()
    {
        var queue = new ResourceSet(new(_faults.Management, CmqEdition.Tdmq, TimeProvider.System)).Resource("Queue");
        await QueuesAsync(3);
        await queue.ReadAsync("q0", null, null, default);
        await queue.ReadAsync("q1", null, null, default);
        await queue.DeleteAsync("q1", PropertyMap.Empty, default);
        Assert.That(await queue.ReadAsync("q1", null, null, default), Is.Null);
    }

    private async Task QueuesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _broker.CreateQueueAsync($"q{i}", new());
        }

        _faults.Calls.Clear();
    }
}
