using System.Collections.Immutable;

namespace Cmq;

/// <summary>A change of the tags of a queue or a topic; tags that it does not name stay as they are.</summary>
public sealed record CmqTagChanges
{
    /// <summary>Tags that the object has afterwards, whether it had the key before or not.</summary>
    public IReadOnlyDictionary<string, string> Replace { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Keys that it has not afterwards; none of them is also in <see cref="Replace"/>.</summary>
    public IReadOnlyList<string> Delete { get; init; } = [];

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Replace.Count == 0 && Delete.Count == 0;

    /// <summary>The change that leads from some tags to others.</summary>
    /// <param name="before">The tags of now.</param>
    /// <param name="after">The tags that are wanted.</param>
    public static CmqTagChanges Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new()
        {
            Replace = after.Where(tag => !before.TryGetValue(tag.Key, out var value) || value != tag.Value)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Delete = [.. before.Keys.Where(key => !after.ContainsKey(key)).Order(StringComparer.Ordinal)],
        };
    }
}
