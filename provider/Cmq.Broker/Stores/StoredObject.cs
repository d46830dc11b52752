using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Broker;

/// <summary>
/// An object of the document, read strictly: what is missing, of another type or unknown is an error that names its place. Unknown
/// members are errors because the next write would drop them.
/// </summary>
internal sealed class StoredObject(JObject json, string location)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string? OptionalText(string name) => Find(name, JTokenType.String, "a text") is { } token ? (string?)token : null;

    public long Number(string name) => OptionalNumber(name) ?? throw Missing(name);

    public long? OptionalNumber(string name)
    {
        if (Find(name, JTokenType.Integer, "a whole number") is not { } token)
        {
            return null;
        }

        // A number that is too large for a long is one of another type here.
        return ((JValue)token).Value is long number ? number : throw Wrong(token, name, "a whole number of 64 bits");
    }

    public int Choice(string name) => OptionalChoice(name) ?? throw Missing(name);

    /// <summary>A number that stands for one of a few choices; which of them exist is for the rules to say.</summary>
    public int? OptionalChoice(string name) => OptionalNumber(name) switch
    {
        null => null,
        >= 0 and <= byte.MaxValue and var number => (int)number,
        _ => throw Wrong(json[name]!, name, "one of the documented numbers"),
    };

    public bool? OptionalFlag(string name) => Find(name, JTokenType.Boolean, "true or false") is { } token ? (bool)token : null;

    public DateTimeOffset Time(string name)
    {
        var milliseconds = Number(name);
        return milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw Wrong(json[name]!, name, "a Unix time in milliseconds");
    }

    public StoredObject? OptionalObject(string name) =>
        Find(name, JTokenType.Object, "an object") is { } token ? new((JObject)token, location) : null;

    public IEnumerable<StoredObject> Objects(string name) =>
        Items(name).Select(item => item is JObject found ? new StoredObject(found, location) : throw Wrong(item, name, "an object"));

    public IEnumerable<string> Texts(string name) =>
        Items(name).Select(item => item.Type == JTokenType.String ? (string)item! : throw Wrong(item, name, "a text"));

    public IReadOnlyDictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in Find(name, JTokenType.Object, "an object")?.Children<JProperty>() ?? [])
        {
            var value = property.Value;
            map.Add(property.Name, value.Type == JTokenType.String ? (string)value! : throw Wrong(value, property.Name, "a text"));
        }

        return map;
    }

    /// <summary>Ends the reading: a member that nobody asked for is an error.</summary>
    public void End()
    {
        foreach (var property in json.Properties())
        {
            if (!_read.Contains(property.Name))
            {
                throw Error(property, $"'{property.Name}' is not a member of this object");
            }
        }
    }

    /// <summary>An error about the object as a whole.</summary>
    public CmqStoreException Error(string problem) => Error(json, problem);

    private IEnumerable<JToken> Items(string name) => Find(name, JTokenType.Array, "a list")?.Children() ?? Enumerable.Empty<JToken>();

    private JToken? Find(string name, JTokenType type, string words)
    {
        _read.Add(name);
        return json[name] is not { } token ? null : token.Type == type ? token : throw Wrong(token, name, words);
    }

    private CmqStoreException Missing(string name) => Error($"the member '{name}' is missing");

    private CmqStoreException Wrong(JToken token, string name, string words)
    {
        var value = token.ToString(Formatting.None);
        return Error(token, $"'{name}' should be {words}, not {value}");
    }

    private CmqStoreException Error(JToken token, string problem)
    {
        var place = (IJsonLineInfo)token;
        var path = token.Path.Length == 0 ? "" : token.Path + ": ";
        return new(location, place.LineNumber, place.LinePosition, $"{path}{problem}. {StoredText.WayOut}");
    }
}
