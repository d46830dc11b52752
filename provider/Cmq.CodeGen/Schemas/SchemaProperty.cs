namespace Cmq.CodeGen;

/// <summary>A property of an object, a resource, a function or the configuration.</summary>
internal sealed record SchemaProperty
{
    public required string Name { get; init; }

    public required SchemaType Type { get; init; }

    public required string Description { get; init; }

    public bool IsRequired { get; init; }

    public bool IsSecret { get; init; }

    public bool ReplaceOnChanges { get; init; }
}
