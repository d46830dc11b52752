using System.Globalization;

namespace Cmq.Cli;

/// <summary>A rule by which findings are not told.</summary>
internal sealed record IgnoreRule
{
    /// <summary>Where it stands.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Only objects of this type; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Only objects whose id answers to this; null for all.</summary>
    public NamePattern? Name { get; init; }

    /// <summary>Only differences of properties whose path answers to this, or begins with it; null for all findings.</summary>
    public NamePattern? Property { get; init; }

    /// <summary>Only findings of this kind; null for all.</summary>
    public FindingKind? Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it holds, UTC; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Whether it is about a finding, expired or not.</summary>
    public bool Matches(Finding finding) =>
        (Type is null || Type == finding.Object.Type)
        && (Kind is null || Kind == finding.Kind)
        && Name?.Matches(finding.Object.Id) != false
        && (Property is null || (finding.Property is { } path && (Property.Matches(path) || Property.Matches(path.Split('.', '[')[0]))));

    /// <summary>Whether its last day is over.</summary>
    public bool IsExpired(DateTimeOffset now) => Expires is { } day && DateOnly.FromDateTime(now.UtcDateTime) > day;

    /// <summary>What it is about, for people: <c>queue 'orders-*', visibilityTimeout</c>.</summary>
    public string Scope
    {
        get
        {
            var what = Type is null ? "anything" : Name is null ? $"every {Type.ToLowerInvariant()}" : Type.ToLowerInvariant();
            string?[] parts = [Name is null ? what : $"{what} '{Name}'", Property?.ToString(), Kind is null ? null : $"{Kind}".ToLowerInvariant()];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>Its last day, as it is written.</summary>
    public string? ExpiresText => Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
