using System.Globalization;
using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Property values as JSON.</summary>
internal static class JsonText
{
    /// <summary>Stands where a secret would.</summary>
    public const string Secret = "[secret]";

    /// <summary>Stands where a value would that is not known yet.</summary>
    public const string Unknown = "[unknown]";

    /// <summary>The JSON text of a value.</summary>
    public static string Of(PropertyValue value, bool indented) =>
        Token(value, showSecrets: true).ToString(indented ? Formatting.Indented : Formatting.None);

    /// <summary>The JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="showSecrets">Whether secrets are written out.</param>
    public static JToken Token(PropertyValue value, bool showSecrets) => !showSecrets && value.IsSecret ? Secret : value.Unwrap() switch
    {
        UnknownValue => Unknown,
        BoolValue flag => flag.Value,
        NumberValue number when double.IsInteger(number.Value) && Math.Abs(number.Value) < 1e15 => (long)number.Value,
        NumberValue number => double.IsFinite(number.Value) ? number.Value : number.Value.ToString(CultureInfo.InvariantCulture),
        StringValue text => text.Value,
        ListValue list => new JArray(list.Items.Select(item => Token(item, showSecrets))),
        ObjectValue map => new JObject(map.Properties.Select(member => new JProperty(member.Key, Token(member.Value, showSecrets)))),
        ResourceReferenceValue resource => new JObject(
            new JProperty("urn", resource.Urn),
            new JProperty("id", resource.Id is { } id ? Token(id, showSecrets) : JValue.CreateNull())),
        _ => JValue.CreateNull(),
    };
}
