using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The tags that a queue or a topic is created with.</summary>
internal static class ObjectTags
{
    private static readonly ImmutableSortedDictionary<string, string> None =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IEnumerable<CmqRefusal> Check(ImmutableSortedDictionary<string, string> tags, CmqEdition edition) =>
        TagRules.Check(tags, edition).Concat(
            tags.Select(tag => UnicodeText.Check("tags", tag.Key + "=" + tag.Value, edition)).OfType<CmqRefusal>());

    public static ImmutableSortedDictionary<string, string> Copy(IReadOnlyDictionary<string, string>? tags) =>
        tags is null ? None : None.AddRange(tags);
}
