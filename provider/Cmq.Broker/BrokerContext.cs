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
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds());
}
