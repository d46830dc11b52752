using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>
/// The types of parameters. A value of another JSON type is <c>InvalidParameter</c>; one of the right type that the parameter can't hold
/// is <c>InvalidParameterValue</c>. Numbers may also be written as text, as the vendor's own samples do.
/// </summary>
internal static class ParameterTypes
{
    public static string Text(JToken token, string path, ParameterForm form) =>
        token.Type == JTokenType.String ? token.Value<string>()! : throw WrongType(path, "a string", token);

    public static long Unsigned(JToken token, string path, ParameterForm form)
    {
        var value = Integer(token, path, form);
        return value >= 0 ? value : throw WrongValue(path, token, "a whole number of 0 or more");
    }

    public static long Integer(JToken token, string path, ParameterForm form) => token.Type switch
    {
        JTokenType.Integer or JTokenType.String =>
            long.TryParse(Written(token), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw WrongValue(path, token, "a whole number of 64 bits"),
        JTokenType.Float => throw WrongValue(path, token, "a whole number"),
        _ => throw WrongType(path, "a whole number", token),
    };

    public static bool Flag(JToken token, string path, ParameterForm form) => token.Type switch
    {
        JTokenType.Boolean => token.Value<bool>(),

        // One SDK writes True and False into a query.
        JTokenType.String when form == ParameterForm.Fields => bool.TryParse(token.Value<string>(), out var value)
            ? value
            : throw WrongValue(path, token, "true or false"),
        _ => throw WrongType(path, "true or false", token),
    };

    public static IReadOnlyList<T> List<T>(JToken token, string path, ParameterForm form, ParameterReader<T> readItem) => token is JArray list
        ? [.. list.Select((item, index) => readItem(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), form))]
        : throw WrongType(path, "an array", token);

    public static Arguments Members(JToken token, string path, ParameterForm form, ParameterSet members) => token is JObject given
        ? members.Read(given, form, $"`{path}`", path + ".")
        : throw WrongType(path, "an object", token);

    /// <summary>A refusal of a value that is of the right type.</summary>
    public static ApiRefusalException WrongValue(string path, string value, string wanted) =>
        new(CmqErrorCodes.InvalidParameterValue, $"The value {value} of the parameter `{path}` is not valid; it has to be {wanted}.");

    /// <inheritdoc cref="WrongValue(string, string, string)"/>
    public static ApiRefusalException WrongValue(string path, long value, string wanted) =>
        WrongValue(path, value.ToString(CultureInfo.InvariantCulture), wanted);

    private static ApiRefusalException WrongValue(string path, JToken token, string wanted) =>
        WrongValue(path, $"'{Written(token)}'", wanted);

    private static string Written(JToken token) => ((JValue)token).ToString(CultureInfo.InvariantCulture);

    private static ApiRefusalException WrongType(string path, string wanted, JToken token)
    {
        var given = token.Type switch
        {
            JTokenType.String => "a string",
            JTokenType.Integer or JTokenType.Float => "a number",
            JTokenType.Boolean => "true or false",
            JTokenType.Array => "an array",
            JTokenType.Object => "an object",
            _ => "null",
        };
        return new(CmqErrorCodes.InvalidParameter, $"The parameter `{path}` has to be {wanted}, not {given}.");
    }
}
