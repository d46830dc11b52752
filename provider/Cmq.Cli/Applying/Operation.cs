namespace Cmq.Cli;

/// <summary>A piece of carrying a plan out.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Step">With what; null for <see cref="OperationKind.Barrier"/>.</param>
internal sealed record Operation(OperationKind Kind, Step? Step)
{
    /// <summary>The operation and its resource, for people.</summary>
    public override string ToString() => $"{Kind} {Step}";
}
