namespace Cmq;

/// <summary>The platform's limits for resource tags.</summary>
public static class TagRules
{
    /// <summary>How many tags a resource can carry.</summary>
    public const int MaxTags = 50;

    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 127;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValueLength = 255;

    /// <summary>Checks the tags of a queue or a topic.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>The refusals; none when all is well.</returns>
    public static IEnumerable<CmqRefusal> Check(IReadOnlyDictionary<string, string> tags, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Count > 0 && !QueueAttributes.HasTdmqFeatures(edition))
        {
            yield return new("tags", $"a map of {tags.Count}", "not an attribute of this edition", edition)
            {
                AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022],
            };
            yield break;
        }

        if (tags.Count > MaxTags)
        {
            yield return new("tags", $"a map of {tags.Count}", $"at most {MaxTags} tags", edition);
        }

        foreach (var (key, value) in tags)
        {
            if (!Fits(key, MaxKeyLength))
            {
                yield return new("tags", $"the key '{key}'", $"1 to {MaxKeyLength} characters, without a space at either end", edition);
            }
            else if (key.StartsWith("qcs:project", StringComparison.OrdinalIgnoreCase))
            {
                yield return new("tags", $"the key '{key}'", "keys that start with 'qcs:project' belong to the platform", edition);
            }

            if (!Fits(value, MaxValueLength))
            {
                yield return new($"tags[\"{key}\"]", $"'{value}'", $"1 to {MaxValueLength} characters, without a space at either end", edition);
            }
        }
    }

    // The platform counts Unicode characters: one outside the basic plane is one, though it is two in a string.
    private static bool Fits(string text, int limit) =>
        text.Length > 0 && text.EnumerateRunes().Count() <= limit && text.Trim().Length == text.Length;
}
