using System.Collections.Immutable;

namespace Cmq;

/// <summary>How a subscription delivers. A value that the service adds later is carried as it is.</summary>
/// <param name="Value">The service's word.</param>
public readonly record struct SubscriptionProtocol(string Value)
{
    /// <summary>Posts each message to an URL.</summary>
    public static SubscriptionProtocol Http { get; } = new("http");

    /// <summary>Puts each message into a queue.</summary>
    public static SubscriptionProtocol Queue { get; } = new("queue");

    /// <summary>The documented values.</summary>
    public static ImmutableArray<SubscriptionProtocol> All { get; } = [Http, Queue];

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
