using System.Globalization;
using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Values of configuration: plain values, and text that is read as the type that is declared.</summary>
internal static class ConfigValues
{
    /// <summary>The value of an expression without references and calls; null when it has some.</summary>
    public static PropertyValue? Constant(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return literal.Value;
            case ListExpression list:
                var items = list.Items.Select(Constant).ToList();
                return items.Contains(null) ? null : new ListValue([.. items!]);
            case ObjectExpression map:
                var members = map.Members.Select(member => KeyValuePair.Create(member.Name, Constant(member.Value))).ToList();
                return members.Any(member => member.Value is null) ? null : new ObjectValue(new(members!));
            default:
                return null;
        }
    }

    /// <summary>A value as a declared type: as it is, or read from its text. Null when it is of another type.</summary>
    public static PropertyValue? Convert(PropertyValue value, ConfigType type) => (type, value) switch
    {
        (ConfigType.String, StringValue) => value,
        (ConfigType.String, NumberValue number) => number.Value.ToString(CultureInfo.InvariantCulture),
        (ConfigType.String, BoolValue flag) => flag.Value ? "true" : "false",
        (ConfigType.Integer, NumberValue number) when double.IsInteger(number.Value) => value,
        (ConfigType.Number, NumberValue) => value,
        (ConfigType.Boolean, BoolValue) => value,
        (ConfigType.List, ListValue) => value,
        (ConfigType.Object, ObjectValue) => value,
        (ConfigType.Integer or ConfigType.Number, StringValue text) when YamlScalars.Number(text.Value) is { } number => Convert(number, type),
        (ConfigType.Boolean, StringValue { Value: "true" or "false" } text) => text.Value == "true",
        (ConfigType.List or ConfigType.Object, StringValue text) => Json(text.Value) is { } parsed and not StringValue ? Convert(parsed, type) : null,
        _ => null,
    };

    /// <summary>A type in words.</summary>
    public static string Words(ConfigType type) => type switch
    {
        ConfigType.Integer => "a whole number",
        ConfigType.Number => "a number",
        ConfigType.Boolean => "true or false",
        ConfigType.List => "a list (on the command line, JSON: [\"a\",\"b\"])",
        ConfigType.Object => "an object (on the command line, JSON: {\"a\":1})",
        _ => "a string",
    };

    /// <summary>The value that a JSON text holds; null when it is no JSON.</summary>
    public static PropertyValue? Json(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Double,
            };
            var token = JToken.ReadFrom(reader);
            return reader.Read() ? null : Of(token);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value that JSON is.</summary>
    public static PropertyValue Of(JToken token) => token switch
    {
        JObject map => new ObjectValue(new(map.Properties().Select(member => KeyValuePair.Create(member.Name, Of(member.Value))))),
        JArray list => new ListValue([.. list.Select(Of)]),
        { Type: JTokenType.Boolean } => (bool)token,
        { Type: JTokenType.Integer or JTokenType.Float } => (double)token,
        { Type: JTokenType.Null } => PropertyValue.Null,
        _ => (string)token!,
    };
}
