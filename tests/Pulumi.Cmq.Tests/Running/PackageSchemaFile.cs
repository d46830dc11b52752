using Cmq.Resources;
using Newtonsoft.Json.Linq;

namespace Pulumi.Cmq.Tests;

/// <summary>The schema that the plugin answers with.</summary>
internal static class PackageSchemaFile
{
    private static readonly JObject Root = JObject.Parse(PackageSchema.ToJson());

    public static IEnumerable<string> Resources => Names("resources");

    public static IEnumerable<string> Functions => Names("functions");

    public static JObject Resource(string token) => (JObject)Root["resources"]![token]!;

    public static JObject Function(string token) => (JObject)Root["functions"]![token]!;

    public static JObject Provider => (JObject)Root["provider"]!;

    public static IEnumerable<string> EnumValues(string token) => Root["types"]![token]!["enum"]!.Select(value => value["value"]!.ToString());

    public static IEnumerable<string> Config => Keys(Root["config"]!["variables"]);

    public static IEnumerable<string> Keys(JToken? members) => ((JObject?)members)?.Properties().Select(member => member.Name) ?? [];

    private static IEnumerable<string> Names(string kind) => Keys(Root[kind]);
}
