using System.Collections.Immutable;

namespace Cmq;

/// <summary>How a failed delivery is tried again. A value that the service adds later is carried as it is.</summary>
/// <param name="Value">The service's word.</param>
public readonly record struct NotifyStrategy(string Value)
{
    /// <summary>Three more tries, 10 to 20 s apart, then the message is dropped.</summary>
    public static NotifyStrategy BackoffRetry { get; } = new("BACKOFF_RETRY");

    /// <summary>176 more tries over one day, at intervals that double from 1 s to 512 s. The default.</summary>
    public static NotifyStrategy ExponentialDecayRetry { get; } = new("EXPONENTIAL_DECAY_RETRY");

    /// <summary>The documented values.</summary>
    public static ImmutableArray<NotifyStrategy> All { get; } = [BackoffRetry, ExponentialDecayRetry];

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
