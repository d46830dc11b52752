using System.Globalization;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Types and values as messages call them.</summary>
internal static class Words
{
    /// <summary>Stands where a value would that must not be shown.</summary>
    public const string Secret = "the secret value";

    public static string Of(PropertyType type) => type switch
    {
        PropertyType.String => "a string",
        PropertyType.Integer => "a whole number",
        PropertyType.Number => "a number",
        PropertyType.Boolean => "true or false",
        PropertyType.StringList => "a list of strings",
        PropertyType.StringMap => "a map of strings",
        PropertyType.ObjectList => "a list of objects",
        PropertyType.ObjectMap => "a map of objects",
        _ => "an object",
    };

    public static string Of(PropertyValue value, bool secret) => value switch
    {
        BoolValue or NumberValue or StringValue when secret => Secret,
        NullValue => "null",
        BoolValue or NumberValue => Plain(value),
        StringValue text => $"the string '{text.Value}'",
        ListValue => "a list",
        ObjectValue => "an object",
        ResourceReferenceValue => "a resource",
        AssetValue asset => asset.IsArchive ? "an archive" : "an asset",
        _ => "a value of another kind",
    };

    public static string Plain(PropertyValue value) => value switch
    {
        BoolValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        StringValue text => $"'{text.Value}'",
        _ => value.ToString(),
    };
}
