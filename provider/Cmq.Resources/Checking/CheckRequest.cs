using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A request to check a resource's inputs.</summary>
public sealed record CheckRequest
{
    /// <summary>The resource's name in the program.</summary>
    public required string LogicalName { get; init; }

    /// <summary>What the program sets.</summary>
    public required PropertyMap NewInputs { get; init; }

    /// <summary>The checked inputs of the run before; empty for a new resource.</summary>
    public PropertyMap OldInputs { get; init; } = PropertyMap.Empty;

    /// <summary>Random bytes for automatic names; the same ones give the same name. Empty for none.</summary>
    public ReadOnlyMemory<byte> RandomSeed { get; init; }

    /// <summary>How the resource is named when the program does not; null for the package's own way.</summary>
    public AutonamingOptions? Autonaming { get; init; }
}
