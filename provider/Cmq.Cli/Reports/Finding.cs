using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Something that a review found: one property, one object, or one rule of a policy.</summary>
internal sealed record Finding : IComparable<Finding>
{
    /// <summary>What it says.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>What found it: <c>changed</c>, <c>missing</c>, <c>unmanaged</c>, or the id of a policy's rule.</summary>
    public required string Rule { get; init; }

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The object that it is about.</summary>
    public required ObjectKey Object { get; init; }

    /// <summary>The property, as a path; null when it is about the object as a whole.</summary>
    public string? Property { get; init; }

    /// <summary>The declared value; null for none. A secret stays one.</summary>
    public PropertyValue? Declared { get; init; }

    /// <summary>The live value; null for none. A secret stays one.</summary>
    public PropertyValue? Live { get; init; }

    /// <summary>Whether mending it replaces the object.</summary>
    public bool Replaces { get; init; }

    /// <summary>When the live object was last changed; null when nobody says.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>What declares the object, for people; null when nothing does.</summary>
    public string? Source { get; init; }

    /// <summary>The object's URN; null when it is not declared.</summary>
    public string? Urn { get; init; }

    /// <summary>The file that declares it; null when nothing does.</summary>
    public string? File { get; init; }

    /// <summary>Where it is declared; null when only the file is known.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>What is the matter, in one sentence without the object's name.</summary>
    public required string Message { get; init; }

    /// <summary>The ignore rule that hid it until it expired; null for none.</summary>
    public IgnoreRule? ExpiredRule { get; init; }

    /// <summary>Whether a value that it is about must not be shown.</summary>
    public bool IsSecret => Declared?.ContainsSecrets == true || Live?.ContainsSecrets == true;

    /// <summary>What tells it from all others, whatever the values: the same in every run.</summary>
    public string Identity => $"{Rule}|{Object}|{Property}";

    /// <inheritdoc/>
    public int CompareTo(Finding? other) => other is null
        ? 1
        : (Kind.CompareTo(other.Kind), Object.CompareTo(other.Object), other.Severity.CompareTo(Severity), string.CompareOrdinal(Identity, other.Identity)) switch
        {
            (not 0 and var byKind, _, _, _) => byKind,
            (_, not 0 and var byObject, _, _) => byObject,
            (_, _, not 0 and var bySeverity, _) => bySeverity,
            (_, _, _, not 0 and var byIdentity) => byIdentity,
            _ => string.CompareOrdinal(Source, other.Source),
        };
}
