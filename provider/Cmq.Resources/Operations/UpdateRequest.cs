using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A request to change a resource in place.</summary>
public sealed record UpdateRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string LogicalName { get; init; }

    /// <summary>The checked inputs of the run before; null when an old engine does not send them.</summary>
    public PropertyMap? OldInputs { get; init; }

    /// <summary>The outputs of the run before.</summary>
    public required PropertyMap OldOutputs { get; init; }

    /// <summary>The checked inputs of this run.</summary>
    public required PropertyMap NewInputs { get; init; }

    /// <summary>Properties whose changes the program ignores.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    internal DiffRequest ToDiff() => new()
    {
        LogicalName = LogicalName,
        OldInputs = OldInputs,
        OldOutputs = OldOutputs,
        NewInputs = NewInputs,
        IgnoreChanges = IgnoreChanges,
    };
}
