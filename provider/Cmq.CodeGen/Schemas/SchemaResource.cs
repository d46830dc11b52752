namespace Cmq.CodeGen;

/// <summary>A resource, a component, or the provider itself.</summary>
internal sealed record SchemaResource
{
    public required string Token { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<SchemaProperty> Inputs { get; init; }

    public required IReadOnlyList<SchemaProperty> Outputs { get; init; }

    /// <summary>What qualifies the lookup of an existing one; empty where only the id does.</summary>
    public required IReadOnlyList<SchemaProperty> StateInputs { get; init; }

    public bool IsComponent { get; init; }
}
