using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>What holds for a schema's types and properties.</summary>
internal static class TypeRules
{
    private static readonly string[] TypeKeys = ["type", "items", "additionalProperties", "$ref", "oneOf", "discriminator", "plain"];

    public static IEnumerable<SchemaRule> All { get; } =
    [
        new("types have known keys only", schema => SchemaWalk.UnknownKeys(
            schema.Members("types"), "description", "type", "properties", "required", "enum", "isOverlay", "overlaySupportedLanguages", "language")),
        new("properties have known keys only", schema => SchemaWalk.UnknownKeys(
            schema.AllProperties(), [.. TypeKeys, "description", "default", "const", "defaultInfo", "deprecationMessage", "secret", "replaceOnChanges", "willReplaceOnChanges", "language"])),
        new("a type has one form", schema => schema.TypeUses().Where(use => !HasOneForm(use.Type)).Select(use => use.Path)),
        new("references resolve", schema => schema.TypeUses().Where(use => use.Type["$ref"] is { } reference && !Resolves(schema, (string)reference!)).Select(use => use.Path)),
        new("a type is an object or an enum", schema => schema.Members("types")
            .Where(type => type.Spec["enum"] is null ? (string?)type.Spec["type"] != "object" : (string?)type.Spec["type"] is not ("string" or "integer" or "number"))
            .Select(type => type.Token)),
        new("an enum's values have its type", schema => EnumValues(schema).Where(value => !Fits(value.Value["value"], (string?)value.Type["type"])).Select(value => value.Path)),
        new("an enum's values have names and differ", schema => schema.Members("types").Where(type => type.Spec["enum"] is JArray values
            && new[] { "name", "value" }.Any(key => values.Any(value => value[key] is null) || values.Select(value => value[key]!.ToString()).Distinct().Count() < values.Count))
            .Select(type => type.Token)),
        new("required properties exist", schema => schema.Bags().SelectMany(bag => bag.Required.Except(bag.Properties.Keys()).Select(name => $"{bag.Path} {name}"))),
        new("no type requires itself", schema => schema.Members("types").Where(type => Requires(schema, type.Token, type.Token, [])).Select(type => type.Token)),
        new("defaults and constants fit their property", schema => schema.AllProperties()
            .Where(property => new[] { "default", "const" }.Any(key => property.Property[key] is { } value && !Fits(value, (string?)property.Property["type"]))).Select(property => property.Path)),
        new("marks are Booleans", schema => schema.AllProperties()
            .Where(property => new[] { "secret", "plain", "replaceOnChanges", "willReplaceOnChanges" }.Any(key => property.Property[key] is { } value && value.Type != JTokenType.Boolean))
            .Select(property => property.Path)),
        new("replaceOnChanges stands on a resource's outputs", schema => schema.AllProperties()
            .Where(property => property.Property["replaceOnChanges"] is not null && !property.Path.Contains(" outputs ", StringComparison.Ordinal)).Select(property => property.Path)),
        new("nothing is plain outside of functions", schema => schema.TypeUses()
            .Where(use => use.Type["plain"] is not null && !schema.At("functions").Keys().Any(token => use.Path.StartsWith(token + " ", StringComparison.Ordinal))).Select(use => use.Path)),
        new("everything is described in sentences", schema => schema.AllProperties().Select(property => (property.Path, Spec: property.Property))
            .Concat(schema.Members("types").Select(type => (Path: type.Token, type.Spec))).Concat(EnumValues(schema).Select(value => (value.Path, Spec: value.Value)))
            .Where(described => !Regex.IsMatch((string?)described.Spec["description"] ?? "", @"\S\.$")).Select(described => described.Path)),
        new("a number says what it counts", schema => schema.AllProperties()
            .Where(property => (string?)property.Property["type"] is "integer" or "number"
                && !Regex.IsMatch((string?)property.Property["description"] ?? "", @"\b(seconds|bytes|MB|messages|times|subscriptions|unit)\b", RegexOptions.IgnoreCase))
            .Select(property => property.Path)),
    ];

    private static IEnumerable<(string Path, JObject Type, JObject Value)> EnumValues(JObject schema) =>
        from type in schema.Members("types")
        from value in (type.Spec["enum"] as JArray ?? []).OfType<JObject>()
        select ($"{type.Token} {value["name"]}", type.Spec, value);

    private static bool HasOneForm(JObject type) => type switch
    {
        _ when type["$ref"] is not null => type["items"] is null && type["additionalProperties"] is null && type["oneOf"] is null && type["type"] is null,
        _ when type["oneOf"] is JArray union => union.Count >= 2 && type["items"] is null && type["additionalProperties"] is null,
        _ => (string?)type["type"] switch
        {
            "string" or "integer" or "number" or "boolean" => type["items"] is null && type["additionalProperties"] is null,
            "array" => type["items"] is JObject && type["additionalProperties"] is null,
            "object" => type["items"] is null,
            _ => false,
        },
    };

    private static bool Resolves(JObject schema, string reference) => reference switch
    {
        "#/provider" or "pulumi.json#/Any" or "pulumi.json#/Asset" or "pulumi.json#/Archive" or "pulumi.json#/Json" => true,
        _ when reference.StartsWith("#/types/", StringComparison.Ordinal) => schema.At("types").ContainsKey(Uri.UnescapeDataString(reference[8..])),
        _ when reference.StartsWith("#/resources/", StringComparison.Ordinal) => schema.At("resources").ContainsKey(Uri.UnescapeDataString(reference[12..])),
        _ => Regex.IsMatch(reference, @"^/[a-zA-Z][-a-zA-Z0-9_]*/v[0-9][^/]*/schema\.json#/(types|resources)/.+$"),
    };

    private static bool Requires(JObject schema, string token, string sought, HashSet<string> seen) =>
        schema["types"]?[token] is { } type && type.List("required").Select(name => (string?)type["properties"]?[name]?["$ref"]).OfType<string>()
            .Select(reference => Uri.UnescapeDataString(reference.Replace("#/types/", "", StringComparison.Ordinal)))
            .Any(next => next == sought || (seen.Add(next) && Requires(schema, next, sought, seen)));

    private static bool Fits(JToken? value, string? type) => (value?.Type, type) switch
    {
        (JTokenType.String, "string") or (JTokenType.Boolean, "boolean") or (JTokenType.Float, "number") => true,
        (JTokenType.Integer, "integer" or "number") => (long)value! is >= int.MinValue and <= int.MaxValue,
        _ => false,
    };
}
