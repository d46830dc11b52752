using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>Ways through a package schema.</summary>
internal static class SchemaWalk
{
    public static JObject At(this JToken token, string key) => token[key] as JObject ?? [];

    public static IEnumerable<string> Keys(this JObject map) => map.Properties().Select(property => property.Name);

    public static IEnumerable<string> List(this JToken token, string key) => token[key] is JArray list ? list.Select(item => item.ToString()) : [];

    public static IEnumerable<(string Token, JObject Spec)> Members(this JObject schema, string section) =>
        schema.At(section).Properties().Select(property => (property.Name, property.Value as JObject ?? []));

    /// <summary>The resources, and the provider, which is one without a token.</summary>
    public static IEnumerable<(string Token, JObject Spec)> AllResources(this JObject schema) => schema.Members("resources").Append(("provider", schema.At("provider")));

    /// <summary>Everything that has properties, with the names that are required among them.</summary>
    public static IEnumerable<(string Path, JObject Properties, IEnumerable<string> Required)> Bags(this JObject schema)
    {
        yield return ("config", schema.At("config").At("variables"), schema.At("config").List("defaults"));
        foreach (var (token, type) in schema.Members("types"))
        {
            yield return (token, type.At("properties"), type.List("required"));
        }

        foreach (var (token, resource) in schema.AllResources())
        {
            yield return ($"{token} outputs", resource.At("properties"), resource.List("required"));
            yield return ($"{token} inputs", resource.At("inputProperties"), resource.List("requiredInputs"));
            foreach (var key in new[] { "stateInputs", "listInputs" })
            {
                yield return ($"{token} {key}", resource.At(key).At("properties"), resource.At(key).List("required"));
            }
        }

        foreach (var (token, function) in schema.Members("functions"))
        {
            yield return ($"{token} inputs", function.At("inputs").At("properties"), function.At("inputs").List("required"));
            yield return ($"{token} outputs", function.At("outputs").At("properties"), function.At("outputs").List("required"));
        }
    }

    public static IEnumerable<(string Path, JObject Property)> AllProperties(this JObject schema) =>
        from bag in schema.Bags()
        from property in bag.Properties.Properties()
        select ($"{bag.Path} {property.Name}", property.Value as JObject ?? []);

    /// <summary>Every place where a type is named: properties, and what lists, maps and unions are made of.</summary>
    public static IEnumerable<(string Path, JObject Type)> TypeUses(this JObject schema) => schema.AllProperties().SelectMany(property => Nested(property.Path, property.Property));

    public static IEnumerable<string> UnknownKeys(IEnumerable<(string Path, JObject Spec)> specs, params string[] known) =>
        from spec in specs
        from key in spec.Spec.Keys().Except(known)
        select $"{spec.Path}: {key}";

    private static IEnumerable<(string Path, JObject Type)> Nested(string path, JObject type)
    {
        var parts = new[] { type["items"], type["additionalProperties"] }.Concat(type["oneOf"] as JArray ?? []).OfType<JObject>();
        return parts.SelectMany(part => Nested(path, part)).Prepend((path, type));
    }
}
