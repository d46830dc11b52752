using System.Collections.Immutable;
using System.IO.Enumeration;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Which live objects are imported, or may be pruned.</summary>
/// <param name="Names">Patterns of ids, with <c>*</c> and <c>?</c>; none for every name.</param>
/// <param name="Tags">Tags that an object has to have, all of them; none for every object.</param>
internal sealed record ImportSelector(ImmutableArray<string> Names, ImmutableArray<KeyValuePair<string, string>> Tags)
{
    /// <summary>Reads rules: a pattern of names, or <c>KEY=VALUE</c> for a tag. A name has no equals sign.</summary>
    public static ImportSelector Parse(ImmutableArray<string> rules) => new(
        [.. rules.Where(rule => !rule.Contains('=', StringComparison.Ordinal))],
        [.. rules.Where(rule => rule.Contains('=', StringComparison.Ordinal)).Select(rule => rule.Split('=', 2)).Select(tag => KeyValuePair.Create(tag[0], tag[1]))]);

    /// <summary>Whether the name of an object is selected.</summary>
    /// <param name="id">The object's id.</param>
    public bool TakesName(string id) => Names.IsEmpty || Names.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: true));

    /// <summary>Whether the tags of a queue or a topic are selected. A subscription carries none: it is taken with its topic.</summary>
    /// <param name="outputs">What is known of the object.</param>
    public bool TakesTags(PropertyMap outputs)
    {
        var tags = outputs.Find("tags")?.Unwrap() is ObjectValue map ? map.Properties : PropertyMap.Empty;
        return Tags.All(wanted => tags.Find(wanted.Key)?.Unwrap() is StringValue value && value.Value == wanted.Value);
    }
}
