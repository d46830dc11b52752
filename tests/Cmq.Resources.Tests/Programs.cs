using Cmq.Properties;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>Writes property bags as programs do: JSON, with the words <c>«unknown»</c> and <c>«secret:…»</c> for what JSON has no form for.</summary>
internal static class Programs
{
    public static PropertyMap Map(string json) => ((ObjectValue)Value(JObject.Parse(json))).Properties;

    private static PropertyValue Value(JToken token) => token switch
    {
        JObject map => new ObjectValue(new(map.Properties().Select(property => KeyValuePair.Create(property.Name, Value(property.Value))))),
        JArray list => new ListValue([.. list.Select(Value)]),
        { Type: JTokenType.Boolean } => (bool)token,
        { Type: JTokenType.Integer } => (long)token,
        { Type: JTokenType.Float } => (double)token,
        { Type: JTokenType.Null } => PropertyValue.Null,
        _ => Text((string)token!),
    };

    private static PropertyValue Text(string text) => text switch
    {
        "«unknown»" => PropertyValue.Unknown,
        _ when text.StartsWith("«secret:", StringComparison.Ordinal) => ((PropertyValue)text[8..^1]).AsSecret(),
        _ => text,
    };
}
