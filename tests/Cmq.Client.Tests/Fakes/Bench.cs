using Cmq.Broker;

namespace Cmq.Client.Tests;

/// <summary>An account over a service in memory on a clock of the test's, with the queue "orders".</summary>
internal sealed class Bench
{
    private Bench(CmqEdition edition, bool carryTraceContext)
    {
        Broker = new(new() { Edition = edition, TimeProvider = Clock });
        Wire = new(Broker);
        Account = CmqAccount.Over(Broker, Wire, new() { TimeProvider = Clock, LoggerFactory = Log.Factory, CarryTraceContext = carryTraceContext });
        Queue = Account.Queue("orders");
    }

    public TestClock Clock { get; } = new();

    public TestLog Log { get; } = new();

    public CmqBroker Broker { get; }

    public ScriptedMessaging Wire { get; }

    public CmqAccount Account { get; }

    public CmqQueue Queue { get; }

    public static async Task<Bench> NewAsync(QueueSettings? settings = null, CmqEdition edition = CmqEdition.Tdmq, bool carryTraceContext = false)
    {
        var bench = new Bench(edition, carryTraceContext);
        await bench.Account.CreateQueueAsync("orders", settings);
        return bench;
    }

    public async Task SendAsync(int count)
    {
        var result = await Queue.SendBatchAsync(Enumerable.Range(0, count).Select(index => $"{index}"));
        result.ThrowIfAnyFailed();
    }

    /// <summary>Active, inactive and delayed messages.</summary>
    public async Task<string> CountsAsync(string queue = "orders")
    {
        var attributes = await Account.GetQueueAsync(queue);
        return $"{attributes.ActiveMsgNum} {attributes.InactiveMsgNum} {attributes.DelayMsgNum}";
    }

    /// <summary>The bodies that lie in a queue, oldest first, in whatever state.</summary>
    public async Task<IEnumerable<string>> BodiesAsync(string queue = "orders") =>
        (await Broker.PeekMessagesAsync(queue, 0, 10_000)).Select(message => message.Body);
}
