using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>What changes of a resource mean for its tags.</summary>
internal static class TagChanges
{
    /// <summary>The change of tags among these changes; null when tags stay as they are.</summary>
    public static CmqTagChanges? Among(ImmutableArray<PropertyChange> changes) =>
        changes.FirstOrDefault(change => change.Property == "tags") is { } change
            ? CmqTagChanges.Between(TextMap(change.Old), TextMap(change.New))
            : null;

    private static IReadOnlyDictionary<string, string> TextMap(PropertyValue? tags) =>
        tags is null ? ImmutableDictionary<string, string>.Empty : Values.TextMap(tags);
}
