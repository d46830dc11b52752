using Cmq.Properties;
using Pulumi;

namespace PulumiSurface;

/// <summary>What a resource registers.</summary>
internal sealed record Registration
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required bool IsCustom { get; init; }

    public required bool IsRemote { get; init; }

    public required ResourceArgs? Args { get; init; }

    public required ResourceOptions Options { get; init; }

    /// <summary>The arguments as they go over the wire.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>The id of an object that is read and not managed.</summary>
    public string? ReadId { get; init; }
}
