using System.Text.Json.Nodes;
using Cmq.Properties;

namespace Pulumi.Serialization;

/// <summary>A value as JSON text, which is how the arguments of a provider travel that are no strings.</summary>
internal static class JsonText
{
    public static PropertyValue Of(PropertyValue value) => value switch
    {
        SecretValue secret => Of(secret.Value).AsSecret(),
        UnknownValue => value,
        _ => Node(value)!.ToJsonString(),
    };

    private static JsonNode? Node(PropertyValue value) => value.Unwrap() switch
    {
        NullValue => null,
        BoolValue truth => JsonValue.Create(truth.Value),
        NumberValue number => JsonValue.Create(number.Value),
        StringValue text => JsonValue.Create(text.Value),
        ListValue list => new JsonArray([.. list.Items.Select(Node)]),
        ObjectValue map => new JsonObject(map.Properties.Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))),
        var other => throw new InvalidOperationException($"{other} has no JSON."),
    };
}
