using System.Collections.Immutable;

namespace Cmq;

/// <summary>What a delivery contains. A value that the service adds later is carried as it is.</summary>
/// <param name="Value">The service's word.</param>
public readonly record struct NotifyContentFormat(string Value)
{
    /// <summary>The message with its topic, subscription, id and time, as JSON. The default for http.</summary>
    public static NotifyContentFormat Json { get; } = new("JSON");

    /// <summary>The message text alone; what a queue subscription takes.</summary>
    public static NotifyContentFormat Simplified { get; } = new("SIMPLIFIED");

    /// <summary>The documented values.</summary>
    public static ImmutableArray<NotifyContentFormat> All { get; } = [Json, Simplified];

    /// <summary>The service's word.</summary>
    public override string ToString() => Value;
}
