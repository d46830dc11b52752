using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>The tags of a queue or a topic.</summary>
internal static class ObjectTags
{
    /// <summary>The action that changes them; it is one of the account's Tag service.</summary>
    public const string Action = "ModifyResourceTags";

    private static readonly ImmutableSortedDictionary<string, string> None =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IEnumerable<CmqRefusal> Check(ImmutableSortedDictionary<string, string> tags, CmqEdition edition) =>
        TagRules.Check(tags, edition).Concat(
            tags.Select(tag => UnicodeText.Check("tags", tag.Key + "=" + tag.Value, edition)).OfType<CmqRefusal>());

    public static ImmutableSortedDictionary<string, string> Copy(IReadOnlyDictionary<string, string>? tags) =>
        tags is null ? None : None.AddRange(tags);

    public static ImmutableSortedDictionary<string, string> Change(
        Operation operation,
        ImmutableSortedDictionary<string, string> tags,
        CmqTagChanges changes,
        CmqEdition edition)
    {
        if (changes.Delete.FirstOrDefault(changes.Replace.ContainsKey) is { } both)
        {
            throw operation.Error("InvalidParameterValue.DeleteTagsParamError", $"the tag '{both}' is both replaced and deleted");
        }

        var changed = tags.RemoveRange(changes.Delete).SetItems(changes.Replace);
        operation.ThrowIfAny(Check(changed, edition));
        return changed;
    }
}
