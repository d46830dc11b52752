using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>What holds for a schema's provider, resources, components and functions.</summary>
internal static class MemberRules
{
    private static readonly string[] Languages = ["typescript", "python", "csharp", "go", "yaml"];

    public static IEnumerable<SchemaRule> All { get; } =
    [
        new("resources have known keys only", schema => SchemaWalk.UnknownKeys(
            schema.AllResources(), "description", "deprecationMessage", "isOverlay", "overlaySupportedLanguages", "language", "inputProperties", "requiredInputs", "properties", "required", "stateInputs", "listInputs", "aliases", "isComponent", "methods")),
        new("state and list inputs are objects", schema =>
            from resource in schema.AllResources()
            from key in new[] { "stateInputs", "listInputs" }
            where resource.Spec[key] is { } bag && ((string?)bag["type"] != "object" || bag["properties"] is not JObject || ((JObject)bag).Keys().Except(["type", "properties", "required"]).Any())
            select $"{resource.Token} {key}"),
        new("a Get finds a state with every output", schema => schema.Members("resources")
            .Where(resource => !IsComponent(resource.Spec) && !resource.Spec.At("stateInputs").At("properties").Keys().ToHashSet().SetEquals(resource.Spec.At("properties").Keys()))
            .Select(resource => resource.Token)),
        new("what is set comes back", schema =>
            from resource in schema.Members("resources")
            where !IsComponent(resource.Spec)
            from input in resource.Spec.At("inputProperties").Properties()
            where !JToken.DeepEquals(TypeOf(input.Value), TypeOf(resource.Spec.At("properties")[input.Name]))
            select $"{resource.Token} {input.Name}"),
        new("components are constructed, not read", schema => schema.Members("resources")
            .Where(resource => IsComponent(resource.Spec) && (resource.Spec["stateInputs"] ?? resource.Spec["listInputs"]) is not null).Select(resource => resource.Token)),
        new("marks of resources are Booleans", schema =>
            from resource in schema.AllResources()
            from key in new[] { "isComponent", "isOverlay" }
            where resource.Spec[key] is { } mark && mark.Type != JTokenType.Boolean
            select $"{resource.Token} {key}"),
        new("no property has a name of the engine's", schema => schema.Bags().SelectMany(bag => bag.Properties.Keys()
            .Where(name => name is "pulumi" || (name is "id" or "urn" && !bag.Path.EndsWith("config", StringComparison.Ordinal) && IsOfAResource(schema, bag.Path)))
            .Select(name => $"{bag.Path} {name}"))),
        new("no provider input is called version", schema => schema.At("provider").At("inputProperties").ContainsKey("version") ? ["version"] : []),
        new("configuration and provider take the same", schema => JToken.DeepEquals(schema.At("config").At("variables"), schema.At("provider").At("inputProperties")) ? [] : ["config"]),
        new("credentials are secret", schema => schema.At("provider").At("inputProperties").Properties()
            .Where(input => Regex.IsMatch(input.Name, "secret|token$|password|key$", RegexOptions.IgnoreCase) && (bool?)input.Value["secret"] != true).Select(input => input.Name)),
        new("aliases name a type", schema => schema.AllResources()
            .Where(resource => resource.Spec["aliases"] is { } aliases && (aliases as JArray)?.All(alias => alias.Type == JTokenType.String || alias["type"] is not null) != true)
            .Select(resource => resource.Token)),
        new("methods are functions of their resource", schema =>
            from resource in schema.AllResources()
            from method in resource.Spec.At("methods").Properties()
            where resource.Spec.At("properties").ContainsKey(method.Name)
                || (string?)method.Value != $"{resource.Token}/{method.Name}"
                || (string?)schema.At("functions")[(string?)method.Value ?? ""]?["inputs"]?["properties"]?["__self__"]?["$ref"] != $"#/resources/{resource.Token}"
            select $"{resource.Token} {method.Name}"),
        new("no C# member is called like its class", schema =>
            from member in schema.Members("resources").Concat(schema.Members("types"))
            from name in member.Spec.At("properties").Keys()
            where string.Equals(name, member.Token.Split(':')[^1], StringComparison.OrdinalIgnoreCase)
            select $"{member.Token} {name}"),
        new("functions have known keys only", schema => SchemaWalk.UnknownKeys(
            schema.Members("functions"), "description", "deprecationMessage", "isOverlay", "overlaySupportedLanguages", "language", "inputs", "outputs", "multiArgumentInputs", "plain")),
        new("functions take an object and return something", schema => schema.Members("functions")
            .Where(function => (function.Spec["inputs"] is { } inputs && (string?)inputs["type"] != "object") || function.Spec.At("outputs").Count == 0).Select(function => function.Token)),
        new("positional arguments are all arguments", schema => schema.Members("functions")
            .Where(function => function.Spec["multiArgumentInputs"] is JArray && !function.Spec.List("multiArgumentInputs").ToHashSet().SetEquals(function.Spec.At("inputs").At("properties").Keys()))
            .Select(function => function.Token)),
        new("everything has examples in five languages", schema => schema.Members("resources").Concat(schema.Members("functions"))
            .Where(member => Examples(member.Spec) is var examples && (examples.Count == 0 || examples.Any(example => !Languages.SequenceEqual(Fences(example)))))
            .Select(member => member.Token)),
        new("examples stand between marks", schema => schema.Members("resources").Concat(schema.Members("functions"))
            .Where(member => Marks(member.Spec) is var marks && !Regex.IsMatch(marks, @"^<examples>(<example></example>)+</examples>$")).Select(member => member.Token)),
    ];

    private static bool IsComponent(JObject resource) => (bool?)resource["isComponent"] == true;

    private static bool IsOfAResource(JObject schema, string path) => schema.AllResources().Any(resource => path.StartsWith(resource.Token + " ", StringComparison.Ordinal));

    private static JObject TypeOf(JToken? property)
    {
        var type = (JObject?)property?.DeepClone() ?? [];
        type.Remove("description");
        type.Remove("replaceOnChanges");
        return type;
    }

    private static string Text(JObject spec) => (string?)spec["description"] ?? "";

    private static List<string> Examples(JObject spec) => [.. Regex.Matches(Text(spec), @"{{% example %}}(.*?){{% /example %}}", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Fences(string example) => Regex.Matches(example, @"^```([a-z]+)$.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static string Marks(JObject spec) => string.Concat(Regex.Matches(Text(spec), "{{% (/?[a-z]+) %}}").Select(match => $"<{match.Groups[1].Value}>"));
}
