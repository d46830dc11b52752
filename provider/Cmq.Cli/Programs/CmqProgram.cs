using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A Pulumi YAML program as it is written, checked for itself: names, types, references.</summary>
internal sealed record CmqProgram
{
    /// <summary>The project's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of its files, as a full path.</summary>
    public required string Directory { get; init; }

    /// <summary>The file with its resources, as messages name it.</summary>
    public required string File { get; init; }

    /// <summary>The folder of its files as the user named it, for messages.</summary>
    public required string ShownDirectory { get; init; }

    /// <summary>The configuration that it declares.</summary>
    public ImmutableArray<ConfigDeclaration> Config { get; init; } = [];

    /// <summary>Values for other namespaces that the project file sets: <c>cmq:region</c>.</summary>
    public ImmutableArray<ObjectMember> ProjectSettings { get; init; } = [];

    /// <summary>Its variables.</summary>
    public ImmutableArray<ObjectMember> Variables { get; init; } = [];

    /// <summary>Its resources, in the order of the file.</summary>
    public ImmutableArray<ResourceDeclaration> Resources { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public ImmutableArray<ObjectMember> Outputs { get; init; } = [];
}
