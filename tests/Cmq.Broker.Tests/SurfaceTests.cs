namespace Cmq.Broker.Tests;

internal sealed class SurfaceTests
{
    [Test]
    public async Task CreateQueue_NewName_IsDescribed()
    {
        var broker = new CmqBroker(new CmqBrokerOptions());
        var id = await broker.CreateQueueAsync("orders", new QueueSettings());

        var queue = await broker.DescribeQueueAsync("orders");

        Assert.That(queue.QueueId, Is.EqualTo(id));
    }

    [Test]
    public async Task FileStore_Reopened_HasQueue()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var broker = new CmqBroker(new CmqBrokerOptions { Store = new FileStore(path) });
        await broker.CreateQueueAsync("orders", new QueueSettings());
        await broker.SendTestMessageAsync("orders", "x");
        var queue = await new CmqBroker(new CmqBrokerOptions { Store = new FileStore(path) }).DescribeQueueAsync("orders");
        Assert.That(queue.ActiveMsgNum, Is.EqualTo(1));
    }
}
