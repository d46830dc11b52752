namespace Cmq.CodeGen;

/// <summary>A package schema, as far as an SDK needs it.</summary>
internal sealed record SchemaPackage
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    public required string License { get; init; }

    public required string Publisher { get; init; }

    public required string? Repository { get; init; }

    public required string? PluginDownloadUrl { get; init; }

    /// <summary>The root of the C# namespaces: <c>Pulumi</c> unless the schema says otherwise.</summary>
    public required string RootNamespace { get; init; }

    /// <summary>The package's own part of the C# namespace.</summary>
    public required string NamespacePart { get; init; }

    /// <summary>Versions of the NuGet packages that the SDK references.</summary>
    public required IReadOnlyDictionary<string, string> PackageReferences { get; init; }

    public required IReadOnlyList<SchemaProperty> Config { get; init; }

    public required SchemaResource Provider { get; init; }

    public required IReadOnlyList<SchemaResource> Resources { get; init; }

    public required IReadOnlyList<SchemaFunction> Functions { get; init; }

    public required IReadOnlyDictionary<string, SchemaObject> Objects { get; init; }

    public required IReadOnlyDictionary<string, SchemaEnum> Enums { get; init; }
}
