using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A rule of a policy.</summary>
internal sealed record PolicyRule
{
    /// <summary>Where it stands.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Its id, unique in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is when it does not hold.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Only objects of this type; null for all that it can be about.</summary>
    public string? Type { get; init; }

    /// <summary>Only objects whose id answers to this; null for all.</summary>
    public NamePattern? Name { get; init; }

    /// <summary>Objects whose ids answer to one of these are left out.</summary>
    public ImmutableArray<NamePattern> Except { get; init; } = [];

    /// <summary>Why there is the rule; null when the policy does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>What it checks.</summary>
    public required PolicyCheck Check { get; init; }

    /// <summary>Whether it is about an object.</summary>
    public bool Concerns(PolicySubject subject) =>
        (Type is null || Type == subject.Key.Type)
        && Check.Types.Contains(subject.Key.Type)
        && Name?.Matches(subject.Key.Id) != false
        && !Except.Any(pattern => pattern.Matches(subject.Key.Id));
}
