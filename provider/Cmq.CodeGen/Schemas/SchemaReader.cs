using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.CodeGen;

/// <summary>Reads a package schema. A form that the generator does not know is refused with its place, never passed over.</summary>
internal sealed class SchemaReader
{
    private const string TypePrefix = "#/types/";

    // What the schema language has and this generator does not write.
    private static readonly string[] UnknownForms = ["oneOf", "const", "default", "defaultInfo", "plain", "deprecationMessage", "language"];
    private static readonly string[] UnknownOfResources = ["aliases", "methods", "deprecationMessage", "isOverlay", "language"];
    private static readonly string[] UnknownOfFunctions = ["multiArgumentInputs", "deprecationMessage", "isOverlay", "language"];

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
            Resources = [.. Members(root["resources"]).Select(member => reader.Resource(Member(member.Name, member.Path), (JObject)member.Value))],
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

    private SchemaResource Resource(string token, JObject resource)
    {
        Refuse(resource, UnknownOfResources);
        return new()
        {
            Token = token,
            Description = Description(resource),
            Inputs = Properties(resource["inputProperties"], resource["requiredInputs"]),
            Outputs = Properties(resource["properties"], resource["required"]),
            StateInputs = Properties(resource["stateInputs"]?["properties"], null),
            IsComponent = (bool?)resource["isComponent"] ?? false,
        };
    }

    private SchemaFunction Function(string token, JObject function)
    {
        Refuse(function, UnknownOfFunctions);
        return function["outputs"]?["properties"] is JObject { Count: > 0 } outputs
            ? new(
                Member(token, function.Path),
                Description(function),
                Properties(function["inputs"]?["properties"], function["inputs"]?["required"]),
                Properties(outputs, function["outputs"]!["required"]))
            : throw new NotSupportedException($"{function.Path}: the generator wants an object with properties as the result.");
    }

    private static void Refuse(JObject json, string[] unknown)
    {
        foreach (var name in unknown.Where(json.ContainsKey))
        {
            throw new NotSupportedException($"{json.Path}: the generator does not know `{name}`.");
        }
    }

    // Everything of the package is in its root module.
    private static string Member(string token, string place) => token.Split(':') is [_, "index", var name] && CSharpNames.IsIdentifier(name)
        ? token
        : throw new NotSupportedException($"{place}: the generator knows tokens of the module `index` only, whose names C# can have.");

    private static SchemaEnum Enum(string token, JObject type)
    {
        var isInteger = Text(type, "type") switch
        {
            "integer" => true,
            "string" => false,
            var other => throw new NotSupportedException($"The enum {token} is of type {other}; the generator knows integer and string."),
        };
        return new SchemaEnum(token, Description(type), isInteger, [.. type["enum"]!.Select(value => new SchemaEnumValue(
            EnumName(value),
            Convert.ToString(((JValue)value["value"]!).Value, CultureInfo.InvariantCulture)!,
            Description(value)))]);
    }

    private static string EnumName(JToken value)
    {
        var name = (string?)value["name"] ?? (string)value["value"]!;
        return CSharpNames.IsIdentifier(name)
            ? name
            : throw new NotSupportedException($"{value.Path}: the generator wants a `name` that C# can have; '{name}' is none.");
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
        Refuse(type, UnknownForms);
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
