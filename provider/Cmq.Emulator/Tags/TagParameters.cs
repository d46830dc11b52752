using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>Resource tags: <c>[{"TagKey":"owner","TagValue":"shop"}]</c>.</summary>
internal static class TagParameters
{
    public static readonly Parameter<IReadOnlyList<KeyValuePair<string, string>>?> Tags = Parameter.OptionalList("Tags", ReadTag);

    private static readonly Parameter<string> TagKey = Parameter.Text("TagKey");
    private static readonly Parameter<string> TagValue = Parameter.Text("TagValue");
    private static readonly ParameterSet TagMembers = new(TagKey, TagValue);

    /// <exception cref="ApiRefusalException">A key is given twice.</exception>
    public static Dictionary<string, string>? Read(ApiCall call) => call.Get(Tags) is { } given ? ToMap(Tags.Name, given) : null;

    /// <exception cref="ApiRefusalException">A key is given twice.</exception>
    public static Dictionary<string, string> ToMap(string parameter, IReadOnlyList<KeyValuePair<string, string>> given)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            if (!tags.TryAdd(key, value))
            {
                throw ParameterTypes.WrongValue(parameter, $"'{key}'", "a key that is given once");
            }
        }

        return tags;
    }

    public static void Write(JsonWriter answer, IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is not { Count: > 0 })
        {
            answer.MemberNull("Tags");
            return;
        }

        answer.MemberArray("Tags", tags, (writer, tag) =>
        {
            writer.WriteStartObject();
            writer.Member("TagKey", tag.Key);
            writer.Member("TagValue", tag.Value);
            writer.WriteEndObject();
        });
    }

    public static KeyValuePair<string, string> ReadTag(JToken token, string path, ParameterForm form)
    {
        var tag = ParameterTypes.Members(token, path, form, TagMembers);
        return new(tag.Get(TagKey), tag.Get(TagValue));
    }
}
