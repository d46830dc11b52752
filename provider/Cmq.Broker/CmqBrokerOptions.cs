using System.Globalization;

namespace Cmq.Broker;

/// <summary>
/// What a <see cref="CmqBroker"/> is made of. Every member has a default: <c>new CmqBrokerOptions()</c> is a TDMQ account in memory.
/// </summary>
public sealed record CmqBrokerOptions
{
    /// <summary>For <see cref="NameBlockTime"/>: how long the service keeps a deleted name from being used again, 30 s.</summary>
    public static TimeSpan ServiceNameBlockTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition { get; init; } = CmqEdition.Tdmq;

    /// <summary>The clock: times of creation and change, delays and the ends of messages are all read from it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the objects and messages are kept; by default nowhere, and they end with the broker.</summary>
    public ICmqStore Store { get; init; } = NullStore.Instance;

    /// <summary>
    /// Delivers to http endpoints; null, the default, lets publishing to an http subscription be refused. Only for brokers without a persistent
    /// <see cref="Store"/>: those that share one would each deliver.
    /// </summary>
    public IPushTransport? PushTransport { get; init; }

    /// <summary>How many objects the account may have; null stands for the quotas that the edition's documentation names.</summary>
    public CmqBrokerQuotas? Quotas { get; init; }

    /// <summary>Number of the account that creates the objects: their <c>CreateUin</c>.</summary>
    public long CreateUin { get; init; } = 100_000_000_001;

    /// <summary>The account's application id: it is in <see cref="TenantId"/>, and is the owner that subscriptions name.</summary>
    public long AppId { get; init; } = 1_250_000_000;

    /// <summary>The tenant of the objects: <c>cmq-</c> and <see cref="AppId"/>.</summary>
    public string TenantId => "cmq-" + AppId.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// How long the name of a deleted queue or topic can't be used again. Zero, the default, lets a program replace an object at once;
    /// the service itself takes <see cref="ServiceNameBlockTime"/> (10 s in older texts).
    /// </summary>
    public TimeSpan NameBlockTime { get; init; } = TimeSpan.Zero;

    /// <summary>Where all is written down; null, the default, for nowhere. Only for brokers without a persistent <see cref="Store"/>.</summary>
    internal IBrokerLog? Log { get; init; }

    internal Random Jitter { get; init; } = Random.Shared;
}
