namespace Cmq.Broker.Tests;

/// <summary>A queue, its clock, and what a test does with its messages, in few words.</summary>
internal sealed class Desk
{
    public const string Queue = "orders";

    private Desk(CmqBrokerOptions options, ManualClock clock) => (Broker, Clock) = (new(options), clock);

    public CmqBroker Broker { get; }

    public ManualClock Clock { get; }

    public static async Task<Desk> NewAsync(QueueSettings? settings = null, CmqEdition edition = CmqEdition.Tdmq, Func<CmqBrokerOptions, CmqBrokerOptions>? change = null)
    {
        var clock = new ManualClock();
        var options = new CmqBrokerOptions { Edition = edition, TimeProvider = clock };
        var desk = new Desk(change?.Invoke(options) ?? options, clock);
        await desk.Broker.CreateQueueAsync(Queue, settings ?? new());
        return desk;
    }

    public async Task SendAsync(params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await Broker.SendMessageAsync(Queue, body);
        }
    }

    public async Task<CmqMessage> ReceiveAsync(string queue = Queue) => (await Broker.ReceiveMessagesAsync(queue)).Single();

    /// <summary>The bodies of all that can be received now, in order.</summary>
    public async Task<string> ReceiveAllAsync(string queue = Queue)
    {
        var bodies = new List<string>();
        while (await Broker.ReceiveMessagesAsync(queue, 16) is { Count: > 0 } messages)
        {
            bodies.AddRange(messages.Select(message => message.Body));
        }

        return string.Join(" ", bodies);
    }

    public async Task ConsumeAsync(string queue = Queue)
    {
        var message = await ReceiveAsync(queue);
        await Broker.DeleteMessageAsync(queue, message.ReceiptHandle);
    }

    /// <summary>Active, inactive, delayed and rewindable messages.</summary>
    public async Task<string> CountsAsync(string queue = Queue)
    {
        var description = await Broker.DescribeQueueAsync(queue);
        return $"{description.ActiveMsgNum} {description.InactiveMsgNum} {description.DelayMsgNum} {description.RewindMsgNum}";
    }

    /// <summary>The error of the data plane that a call answers: <c>4440 10100</c>.</summary>
    public static async Task<string> PairOfAsync(Func<Task> call)
    {
        var error = await TestBroker.ErrorOfAsync(call);
        return $"{error.Code} {error.ModuleCode}";
    }
}
