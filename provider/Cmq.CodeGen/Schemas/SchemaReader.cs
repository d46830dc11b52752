using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.CodeGen;

/// <summary>Reads a package schema. A form that the generator does not know is refused with its place, never passed over.</summary>
internal sealed class SchemaReader
{
    private const string TypePrefix = "#/types/";

    private static readonly string[] UnknownForms = ["oneOf", "const", "default", "defaultInfo", "plain"];

    private readonly JObject _types;

    private SchemaReader(JObject types) => _types = types;

    public static SchemaPackage Read(string json)
    {
        var root = JObject.Parse(json);
        var reader = new SchemaReader(root["types"] as JObject ?? []);
        var csharp = root["language"]?["csharp"] as JObject ?? [];
        var name = Text(root, "name");
        return new SchemaPackage
        {
            Name = name,
            Version = Text(root, "version"),
            Description = Text(root, "description"),
            License = Text(root, "license"),
            Publisher = Text(root, "publisher"),
            Repository = (string?)root["repository"],
            PluginDownloadUrl = (string?)root["pluginDownloadURL"],
            RootNamespace = (string?)csharp["rootNamespace"] ?? "Pulumi",
            NamespacePart = (string?)csharp["namespaces"]?[name] ?? CSharpNames.Pascal(name),
            PackageReferences = Members(csharp["packageReferences"]).ToDictionary(pair => pair.Name, pair => (string)pair.Value!),
            Config = reader.Properties(root["config"]?["variables"], root["config"]?["defaults"]),
            Provider = reader.Resource("pulumi:providers:" + name, root["provider"] as JObject ?? []),
            Resources = [.. Members(root["resources"]).Select(member => reader.Resource(member.Name, (JObject)member.Value))],
            Functions = [.. Members(root["functions"]).Select(member => reader.Function(member.Name, (JObject)member.Value))],
            Objects = Members(reader._types).Where(member => member.Value["enum"] is null).ToDictionary(
                member => member.Name,
                member => new SchemaObject(
                    member.Name, Description(member.Value), reader.Properties(member.Value["properties"], member.Value["required"]))),
            Enums = Members(reader._types).Where(member => member.Value["enum"] is not null).ToDictionary(
                member => member.Name,
                member => Enum(member.Name, (JObject)member.Value)),
        };
    }

    private SchemaResource Resource(string token, JObject resource) => new()
    {
        Token = token,
        Description = Description(resource),
        Inputs = Properties(resource["inputProperties"], resource["requiredInputs"]),
        Outputs = Properties(resource["properties"], resource["required"]),
        StateInputs = Properties(resource["stateInputs"]?["properties"], null),
        IsComponent = (bool?)resource["isComponent"] ?? false,
    };

    private SchemaFunction Function(string token, JObject function) => new(
        token,
        Description(function),
        Properties(function["inputs"]?["properties"], function["inputs"]?["required"]),
        Properties(function["outputs"]?["properties"], function["outputs"]?["required"]));

    private static SchemaEnum Enum(string token, JObject type)
    {
        var isInteger = Text(type, "type") switch
        {
            "integer" => true,
            "string" => false,
            var other => throw new NotSupportedException($"The enum {token} is of type {other}; the generator knows integer and string."),
        };
        return new SchemaEnum(token, Description(type), isInteger, [.. type["enum"]!.Select(value => new SchemaEnumValue(
            (string?)value["name"] ?? (string)value["value"]!,
            Convert.ToString(((JValue)value["value"]!).Value, CultureInfo.InvariantCulture)!,
            Description(value)))]);
    }

    private List<SchemaProperty> Properties(JToken? properties, JToken? required)
    {
        var requiredNames = required?.Select(name => (string)name!).ToHashSet(StringComparer.Ordinal) ?? [];
        return [.. Members(properties).Select(member => new SchemaProperty
        {
            Name = member.Name,
            Type = Type((JObject)member.Value),
            Description = Description(member.Value),
            IsRequired = requiredNames.Contains(member.Name),
            IsSecret = (bool?)member.Value["secret"] ?? false,
            ReplaceOnChanges = (bool?)member.Value["replaceOnChanges"] ?? false,
        })];
    }

    private SchemaType Type(JObject type)
    {
        foreach (var unknown in UnknownForms.Where(type.ContainsKey))
        {
            throw new NotSupportedException($"{type.Path}: the generator does not know `{unknown}`.");
        }

        if ((string?)type["$ref"] is { } reference)
        {
            return Reference(reference.Replace("%2F", "/", StringComparison.Ordinal), type.Path);
        }

        return (string?)type["type"] switch
        {
            "array" => new ArrayType(Type((JObject)type["items"]!)),
            "object" => new MapType(type["additionalProperties"] is JObject values ? Type(values) : new PrimitiveType("string")),
            "boolean" or "integer" or "number" or "string" => new PrimitiveType((string)type["type"]!),
            var other => throw new NotSupportedException($"{type.Path}: the generator does not know the type `{other}`."),
        };
    }

    private SchemaType Reference(string reference, string place)
    {
        if (reference == "pulumi.json#/Any")
        {
            return new AnyType();
        }

        if (!reference.StartsWith(TypePrefix, StringComparison.Ordinal) || _types[reference[TypePrefix.Length..]] is not { } target)
        {
            throw new NotSupportedException($"{place}: `{reference}` refers to no type of this package.");
        }

        var token = reference[TypePrefix.Length..];
        return target["enum"] is null ? new ObjectReference(token) : new EnumReference(token);
    }

    private static IEnumerable<JProperty> Members(JToken? json) => (json as JObject)?.Properties() ?? [];

    private static string Description(JToken json) => (string?)json["description"] ?? "";

    private static string Text(JObject json, string name) =>
        (string?)json[name] ?? throw new FormatException($"The schema has no `{name}`.");
}
