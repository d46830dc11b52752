using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A request to compare what a resource is with what the program wants.</summary>
public sealed record DiffRequest
{
    /// <summary>The resource's name in the program.</summary>
    public required string LogicalName { get; init; }

    /// <summary>The checked inputs of the run before, or, after a refresh, what is live of them; null when an old engine does not send them.</summary>
    public PropertyMap? OldInputs { get; init; }

    /// <summary>The outputs of the run before.</summary>
    public required PropertyMap OldOutputs { get; init; }

    /// <summary>The checked inputs of this run.</summary>
    public required PropertyMap NewInputs { get; init; }

    /// <summary>Properties whose changes the program ignores.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];
}
