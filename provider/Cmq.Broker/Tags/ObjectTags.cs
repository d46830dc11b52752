using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The tags that a queue or a topic is created with.</summary>
internal static class ObjectTags
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IEnumerable<CmqRefusal> Check(IReadOnlyDictionary<string, string>? tags, CmqEdition edition) =>
        tags is null
            ? []
            : TagRules.Check(tags, edition).Concat(
                from tag in tags
                let refusal = UnicodeText.Check("tags", tag.Key + "=" + tag.Value, edition)
                where refusal is not null
                select refusal);

    public static ImmutableSortedDictionary<string, string> Copy(IReadOnlyDictionary<string, string>? tags) => tags is null ? None : None.AddRange(tags);
}
