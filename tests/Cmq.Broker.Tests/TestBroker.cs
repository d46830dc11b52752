namespace Cmq.Broker.Tests;

/// <summary>Brokers as the tests want them, and what they answer.</summary>
internal static class TestBroker
{
    public static CmqBroker New(CmqEdition edition = CmqEdition.Tdmq, TimeProvider? clock = null) =>
        new(new CmqBrokerOptions { Edition = edition, TimeProvider = clock ?? new ManualClock() });

    public static async Task<CmqBroker> WithQueuesAsync(params string[] names)
    {
        var broker = New();
        foreach (var name in names)
        {
            await broker.CreateQueueAsync(name, new());
        }

        return broker;
    }

    public static DeadLetterPolicy DeadLettersTo(string queue, long maxReceiveCount = 5) =>
        new() { DeadLetterQueue = queue, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = maxReceiveCount };

    public static Task SubscribeQueueAsync(this CmqBroker broker, string topic, string name, string queue, SubscriptionSettings? settings = null) =>
        broker.CreateSubscriptionAsync(topic, name, SubscriptionProtocol.Queue, queue, settings ?? new());

    /// <summary>The error that a call answers; a call that succeeds fails the test.</summary>
    public static async Task<CmqServiceException> ErrorOfAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (CmqServiceException error)
        {
            return error;
        }

        throw new AssertionException("The call was not refused.");
    }

    /// <summary>The properties that a call is refused for.</summary>
    public static async Task<IEnumerable<string>> RefusedPropertiesAsync(Func<Task> call) =>
        BrokerRefusals.Of(await ErrorOfAsync(call)).Select(refusal => refusal.Property);
}
