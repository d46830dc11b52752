namespace Cmq.Broker;

/// <summary>How many objects an account may have.</summary>
/// <param name="Queues">Queues of the account.</param>
/// <param name="Topics">Topics of the account.</param>
/// <param name="SubscriptionsPerTopic">Subscriptions of one topic.</param>
public sealed record CmqBrokerQuotas(int Queues, int Topics, int SubscriptionsPerTopic)
{
    /// <summary>As many objects as the machine holds.</summary>
    public static CmqBrokerQuotas None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>
    /// The quotas that the edition's documentation names: 10,000, 10,000 and 1000 for TDMQ, and 1000, 1000 and 500 for the classic
    /// service (100 in its older texts).
    /// </summary>
    /// <param name="edition">The edition.</param>
    public static CmqBrokerQuotas For(CmqEdition edition) =>
        edition == CmqEdition.Classic ? new(1000, 1000, 500) : new(10_000, 10_000, 1000);
}
