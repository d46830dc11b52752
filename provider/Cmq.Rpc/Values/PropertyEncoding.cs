namespace Cmq.Rpc;

/// <summary>How much of a property bag is written; what the receiver does not take is lowered to what it does.</summary>
public sealed record PropertyEncoding
{
    /// <summary>
    /// For the answers of a resource's and a function's calls: secrets are kept, outputs become secrets, unknowns or plain values.
    /// </summary>
    public static PropertyEncoding Default { get; } = new();

    /// <summary>For Construct, Call and the resource monitor: everything is kept.</summary>
    public static PropertyEncoding WithOutputs { get; } = new() { KeepOutputs = true };

    /// <summary>Whether secrets stay marked. False writes them in clear: for a peer that did not say that it accepts secrets.</summary>
    public bool KeepSecrets { get; init; } = true;

    /// <summary>Whether outputs keep their dependencies.</summary>
    public bool KeepOutputs { get; init; }
}
