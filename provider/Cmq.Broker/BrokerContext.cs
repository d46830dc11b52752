namespace Cmq.Broker;

/// <summary>What all operations of a broker share: whose rules hold, how much may be created, who creates, and what time it is.</summary>
internal sealed class BrokerContext(CmqBrokerOptions options)
{
    public CmqEdition Edition { get; } = options.Edition;

    public CmqBrokerQuotas Quotas { get; } = options.Quotas ?? CmqBrokerQuotas.For(options.Edition);

    public NameBlocks NameBlocks { get; } = new(options.NameBlockTime);

    public long CreateUin { get; } = options.CreateUin;

    public long AppId { get; } = options.AppId;

    public string TenantId { get; } = options.TenantId;

    /// <summary>The present time in whole milliseconds, which is what the service gives and what a store keeps.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(UnixNow);

    /// <summary>The same in Unix milliseconds.</summary>
    public long UnixNow => Time.GetUtcNow().ToUnixTimeMilliseconds();

    public TimeProvider Time { get; } = options.TimeProvider;

    /// <summary>The time for who asks only whether something is far away.</summary>
    public RoughClock RoughTime { get; } = new(options.TimeProvider);

    public IBrokerLog? Log { get; } = options.Log;

    /// <summary>Pushes over http; null when nothing does. What a store keeps is not pushed: several processes may share it, and each would.</summary>
    public IPushTransport? Push { get; set; } = options.Store.IsPersistent ? null : options.PushTransport;

    /// <summary>
    /// The present state, for what happens between two operations; null if a store may know a newer one, and then nothing happens in between.
    /// </summary>
    public Func<BrokerState>? CurrentState { get; set; }

    /// <summary>The subscriptions that have something to deliver.</summary>
    public DeliveryRounds Rounds { get; } = new();

    /// <summary>Gives the longer waits between tries their random part.</summary>
    public Random Jitter { get; } = options.Jitter;

    public QueueMessages NewMessages(string queueId, QueueSettings settings) => new(queueId, MessageLimits.Of(settings, Edition), Time, Log);
}
