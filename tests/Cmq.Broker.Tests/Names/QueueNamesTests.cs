namespace Cmq.Broker.Tests;

internal sealed class QueueNamesTests
{
    // More often than there are queues, so that the table is there at the end.
    private const int Often = 5;

    [Test]
    public async Task Send_AgainAndAgainInAnotherCase_FindsTheQueue()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync("orders", new());

        for (var time = 0; time < Often; time++)
        {
            await broker.SendMessageAsync("ORDERS", "hello");
        }

        Assert.That((await broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(Often));
    }

    [Test]
    public async Task Send_AfterTheQueueWasReplaced_GoesToTheNewOne()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync("orders", new());
        for (var time = 0; time < Often; time++)
        {
            await broker.SendMessageAsync("orders", "hello");
        }

        await broker.DeleteQueueAsync("orders");
        await broker.CreateQueueAsync("orders", new());
        await broker.SendMessageAsync("orders", "hello");

        Assert.That((await broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(1));
    }
}
