namespace Cmq.Benchmarks;

/// <summary>What a message goes through.</summary>
internal enum CycleKind
{
    /// <summary>The service in memory.</summary>
    Broker,

    /// <summary>A queue and a dictionary of the platform.</summary>
    Bare,
}
