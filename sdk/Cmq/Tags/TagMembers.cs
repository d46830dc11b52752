using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>How tags are written in requests and answers.</summary>
internal static class TagMembers
{
    public static void Write(JObject request, IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is { Count: > 0 })
        {
            request["Tags"] = new JArray(tags.Select(tag => new JObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value }));
        }
    }

    /// <summary>The tags of a described object; null when the service does not say.</summary>
    public static IReadOnlyDictionary<string, string>? Read(JObject answer)
    {
        var tags = answer.ObjectsOrNull("Tags", tag => (Key: tag.Text("TagKey"), Value: tag.Text("TagValue")));
        if (tags is null)
        {
            return null;
        }

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            read[key] = value;
        }

        return read;
    }

    /// <summary>The two parameters that filter a list by tags: the filter does nothing without the flag.</summary>
    public static void WriteFilter(JObject request, IReadOnlyDictionary<string, IReadOnlyList<string>>? tags)
    {
        if (tags is { Count: > 0 })
        {
            request["IsTagFilter"] = true;
            request["Filters"] = new JArray(tags.Select(tag => new JObject { ["Name"] = "tag:" + tag.Key, ["Values"] = new JArray(tag.Value) }));
        }
    }
}
