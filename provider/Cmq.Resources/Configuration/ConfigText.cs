using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources;

/// <summary>
/// The text of a setting, in whichever form it arrives: as it is (a stack's configuration), as JSON text (a provider that a program makes
/// itself), wrapped in a secret. Lists and maps have a text of one form too, so that two that are equal have equal texts: items with commas
/// between them, and JSON with its keys in order. An empty text, list or map is the same as none.
/// </summary>
internal static class ConfigText
{
    /// <summary>Reads a setting.</summary>
    /// <param name="config">The configuration as it arrived.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="text">The text; null when it is not set or not known yet.</param>
    /// <param name="isUnknown">Whether it is not known yet.</param>
    /// <param name="failure">Why it is no text; without the value of a credential.</param>
    /// <returns>Whether it is a text, unknown or not set.</returns>
    public static bool TryRead(
        PropertyMap config, ConfigSpec setting, out string? text, out bool isUnknown, [NotNullWhen(false)] out string? failure)
    {
        (text, isUnknown, failure) = (null, false, null);
        if (config.Find(setting.Name) is not { } value)
        {
            return true;
        }

        if (value.ContainsUnknowns)
        {
            isUnknown = true;
            return true;
        }

        var plain = value.UnwrapAll() is StringValue { Value: var written } ? Decode(written, setting) : value.UnwrapAll();
        text = (setting.Type, plain) switch
        {
            (PropertyType.StringList, ListValue list) when list.Items.All(IsItem) => string.Join(',', list.Items.Select(Item)),
            (PropertyType.StringList, StringValue list) => string.Join(',', Items(list.Value)),
            (PropertyType.StringMap, ObjectValue map) when map.Properties.Values.All(IsItem) => Write(map.Properties),
            (PropertyType.String, StringValue one) => one.Value,
            (PropertyType.StringMap, StringValue { Value.Length: 0 }) => "",
            _ => null,
        };
        failure = text is not null ? null
            : $"is {Words.Of(plain, setting.IsSecret || value.ContainsSecrets)}; {Words.Of(setting.Type)} is expected";
        text = text is { Length: > 0 } ? text : null;
        return failure is null;
    }

    /// <summary>The first entry of a map that is no text; null when all are, and for what is no map or not all known yet.</summary>
    public static (string Key, PropertyValue Value)? FindWrongEntry(PropertyMap config, ConfigSpec setting)
    {
        if (config.Find(setting.Name) is not { ContainsUnknowns: false } value)
        {
            return null;
        }

        var plain = value.UnwrapAll() is StringValue { Value: var written } ? Decode(written, setting) : value.UnwrapAll();
        return plain is ObjectValue map
            ? map.Properties.Where(entry => !IsItem(entry.Value)).Select(entry => ((string, PropertyValue)?)(entry.Key, entry.Value)).FirstOrDefault()
            : null;
    }

    /// <summary>The items of a list's text.</summary>
    public static string[] Items(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The entries of a map's text, as <see cref="TryRead"/> gives it.</summary>
    public static IReadOnlyDictionary<string, string> Entries(string text) => Values.TextMap(Parse(text)!);

    private static string Write(PropertyMap map) =>
        map.Count == 0 ? "" : new JObject(map.Select(pair => new JProperty(pair.Key, Item(pair.Value)))).ToString(Formatting.None);

    // The number of an account is written without quotation marks in YAML and JSON; so may be the value of a tag.
    private static bool IsItem(PropertyValue value) => value is StringValue or NumberValue or BoolValue;

    private static string Item(PropertyValue value) => value switch
    {
        StringValue text => text.Value,
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => Words.Plain(value),
    };

    // No setting begins and ends with quotation marks or brackets, so what does is JSON.
    private static PropertyValue Decode(string text, ConfigSpec setting)
    {
        var mayBeJson = setting.Type switch
        {
            PropertyType.StringList => text.TrimStart() is ['[' or '"', ..],
            PropertyType.StringMap => true,
            _ => text is ['"', .., '"'],
        };
        return mayBeJson && Parse(text) is { } parsed && (setting.Type != PropertyType.String || parsed is StringValue) ? parsed : text;
    }

    private static PropertyValue? Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var token = JToken.ReadFrom(reader);
            return reader.Read() ? null : ValueOf(token);
        }
        catch (JsonReaderException)
        {
            // No JSON after all: the setting's own check says what is wrong with it.
            return null;
        }
    }

    private static PropertyValue ValueOf(JToken token) => token switch
    {
        JObject map => new ObjectValue(new(map.Properties().Select(member => KeyValuePair.Create(member.Name, ValueOf(member.Value))))),
        JArray list => new ListValue([.. list.Select(ValueOf)]),
        { Type: JTokenType.Boolean } => (bool)token,
        { Type: JTokenType.Integer or JTokenType.Float } => (double)token,
        { Type: JTokenType.String } => (string)token!,
        _ => PropertyValue.Null,
    };
}
