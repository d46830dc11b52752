using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Property values as a Pulumi state writes them in JSON.</summary>
internal static class StateValues
{
    // The key that makes an object a special value, and what it holds for each that is read.
    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>A bag of values.</summary>
    /// <param name="bag">The JSON object; null for none.</param>
    public static PropertyMap ReadMap(JObject? bag) => bag is null
        ? PropertyMap.Empty
        : new(bag.Properties().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))));

    /// <summary>A value. What is encrypted stays so: it is a secret of an unknown value.</summary>
    /// <param name="token">The JSON value.</param>
    public static PropertyValue Read(JToken token) => token switch
    {
        JObject map when map[Key] is JValue { Value: string kind } => ReadSpecial(kind, map),
        JObject map => new ObjectValue(ReadMap(map)),
        JArray list => new ListValue([.. list.Select(Read)]),
        JValue { Value: string text } => text == Unknown ? PropertyValue.Unknown : text,
        JValue { Value: bool flag } => flag,
        JValue { Value: long number } => number,
        JValue { Value: double number } => number,
        _ => PropertyValue.Null,
    };

    private static PropertyValue ReadSpecial(string kind, JObject map) => kind switch
    {
        Secret when map["plaintext"] is JValue { Value: string text } => Read(Parse(text)).AsSecret(),
        Secret => PropertyValue.Unknown.AsSecret(),
        Output when map["value"] is { } value => (bool?)map["secret"] == true ? Read(value).AsSecret() : Read(value),
        ResourceReference => new ResourceReferenceValue((string?)map["urn"] ?? "", map["id"] is { } id ? Read(id) : null, (string?)map["packageVersion"] ?? ""),
        _ => PropertyValue.Unknown,
    };

    // The value of a secret that was exported in clear is JSON in a string.
    private static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
