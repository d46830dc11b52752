using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources;

/// <summary>The package schema, which the engine, the programs' languages and the code generator read; made from the attribute tables.</summary>
public static class PackageSchema
{
    /// <summary>The schema of this build as JSON text.</summary>
    public static string ToJson() => ToJson(PackageRelease.Current);

    /// <summary>The schema as JSON text, indented, with a line feed at its end.</summary>
    /// <param name="release">The release that it describes.</param>
    public static string ToJson(PackageRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var schema = Build(release);
        foreach (var unsaid in schema.Properties().Where(property => property.Value is JValue { Value: "" }).ToList())
        {
            unsaid.Remove();
        }

        return schema.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JObject Build(PackageRelease release) => new()
    {
        ["name"] = PackageSpec.Name,
        ["displayName"] = "Tencent Cloud CMQ",
        ["version"] = release.Version,
        ["logoUrl"] = release.LogoUrl,
        ["pluginDownloadURL"] = release.PluginDownloadUrl,
        ["description"] = "Declare, preview and manage queues, topics and subscriptions of Tencent Cloud CMQ.",
        ["keywords"] = new JArray("tencentcloud", "cmq", "tdmq", "queue", "category/cloud", "kind/native"),
        ["license"] = "Apache-2.0",
        ["publisher"] = "Cmq",
        ["meta"] = new JObject { ["moduleFormat"] = "(.*)", ["supportPack"] = true },
        ["config"] = new JObject { ["variables"] = Config() },
        ["types"] = Types(),
        ["provider"] = new JObject
        {
            ["description"] = "The provider of Tencent Cloud CMQ. Each setting falls back to an environment variable; credentials from there never enter the state.",
            ["inputProperties"] = Config(),
        },
        ["resources"] = new JObject(
            PackageSpec.Resources.Select(resource => new JProperty(resource.Token, Resource(resource)))
                .Concat(PackageSpec.Components.Select(component => new JProperty(component.Token, Component(component))))),
        ["functions"] = new JObject(PackageSpec.Functions.Select(function => new JProperty(function.Token, Function(function)))),
        ["language"] = LanguageSettings.ToJson(),
    };

    private static JObject Config() => new(PackageSpec.Config.Select(config =>
    {
        // No "defaultInfo": an SDK would read the environment itself and hand the values over as inputs, which are written to the state.
        var environment = string.Join(" or ", config.Environment.Select(name => $"`{name}`"));
        var property = new JObject { ["type"] = "string", ["description"] = $"{config.Description} When not set, the environment variable {environment} counts." };
        if (config.IsSecret)
        {
            property["secret"] = true;
        }

        return new JProperty(config.Name, property);
    }));

    private static JObject Types()
    {
        var rows = PackageSpec.Resources.SelectMany(resource => resource.Properties)
            .Concat(PackageSpec.Components.SelectMany(component => component.Inputs.Concat(component.Outputs)))
            .Concat(PackageSpec.Functions.SelectMany(function => function.Inputs.Concat(function.Outputs)))
            .SelectMany(WithNested)
            .ToList();
        var objects = rows.Select(row => row.Object).OfType<ObjectSpec>();
        var enums = rows.Select(row => row.Enum).OfType<EnumSpec>();
        return new JObject(
            objects.DistinctBy(type => type.Token).Select(type => new JProperty(type.Token, ObjectType(type)))
                .Concat(enums.DistinctBy(type => type.Token).Select(type => new JProperty(type.Token, EnumType(type))))
                .OrderBy(property => property.Name, StringComparer.Ordinal));
    }

    private static IEnumerable<PropertySpec> WithNested(PropertySpec row) => (row.Object?.Properties ?? []).SelectMany(WithNested).Prepend(row);

    private static JObject ObjectType(ObjectSpec type) => WithList(
        new()
        {
            ["description"] = type.Description,
            ["type"] = "object",
            ["properties"] = Properties(type.Properties),
        },
        "required",
        type.Required);

    private static JObject EnumType(EnumSpec type) => new()
    {
        ["description"] = type.Description,
        ["type"] = type.Values[0].Value is NumberValue ? "integer" : "string",
        ["enum"] = new JArray(type.Values.Select(value => new JObject
        {
            ["name"] = value.Name,
            ["description"] = value.Description,
            ["value"] = value.Value is NumberValue number ? new JValue((long)number.Value) : new JValue(((StringValue)value.Value).Value),
        })),
    };

    private static JObject Resource(ResourceSpec resource)
    {
        var schema = new JObject
        {
            ["description"] = $"{resource.Description}\n\n{ExampleCatalogue.Describe(resource.Token)}\n\n{Import(resource)}",
            ["properties"] = new JObject(resource.Properties.Select(row => new JProperty(row.Name, Output(row)))),
        };
        WithList(schema, "required", resource.Properties.Where(row => row.IsAlwaysKnown));
        schema["inputProperties"] = Properties(resource.Inputs);
        WithList(schema, "requiredInputs", resource.Inputs.Where(row => row.IsRequired));
        schema["stateInputs"] = new JObject { ["type"] = "object", ["properties"] = Properties(resource.Properties) };
        schema["listInputs"] = new JObject { ["type"] = "object", ["properties"] = Properties(resource.ListInputs) };
        return schema;
    }

    private static string Import(ResourceSpec resource) =>
        $"## Import\n\nWhat exists is imported by its id, `{resource.IdForm}`:\n\n```sh\n$ pulumi import {resource.Token} name {resource.IdForm}\n```";

    private static JObject Component(ComponentSpec component)
    {
        var schema = new JObject
        {
            ["description"] = $"{component.Description}\n\n{ExampleCatalogue.Describe(component.Token)}",
            ["isComponent"] = true,
            ["properties"] = Properties(component.Outputs),
        };
        WithList(schema, "required", component.Outputs.Where(row => row.IsAlwaysKnown));
        schema["inputProperties"] = Properties(component.Inputs);
        return WithList(schema, "requiredInputs", component.Inputs.Where(row => row.IsRequired));
    }

    private static JObject Function(FunctionSpec function) => new()
    {
        ["description"] = $"{function.Description}\n\n{ExampleCatalogue.Describe(function.Token)}",
        ["inputs"] = WithList(
            new() { ["type"] = "object", ["properties"] = Properties(function.Inputs) },
            "required",
            function.Inputs.Where(row => row.IsRequired)),
        ["outputs"] = WithList(
            new() { ["type"] = "object", ["properties"] = Properties(function.Outputs) },
            "required",
            function.Outputs.Where(row => row.IsAlwaysKnown)),
    };

    private static JObject Properties(IEnumerable<PropertySpec> rows) => new(rows.Select(row => new JProperty(row.Name, Property(row))));

    private static JObject Output(PropertySpec row)
    {
        var property = Property(row);
        if (row.IsInput && row.OnChange == ChangeEffect.Replace)
        {
            property["replaceOnChanges"] = true;
        }

        return property;
    }

    private static JObject Property(PropertySpec row)
    {
        var property = row switch
        {
            { Enum: { } values } => Reference(values.Token),
            { Type: PropertyType.ObjectList } => new JObject { ["type"] = "array", ["items"] = Reference(row.Object!.Token) },
            { Type: PropertyType.ObjectMap } => new JObject { ["type"] = "object", ["additionalProperties"] = Reference(row.Object!.Token) },
            { Object: { } type } => Reference(type.Token),
            { Type: PropertyType.String } => new JObject { ["type"] = "string" },
            { Type: PropertyType.Integer } => new JObject { ["type"] = "integer" },
            { Type: PropertyType.Number } => new JObject { ["type"] = "number" },
            { Type: PropertyType.Boolean } => new JObject { ["type"] = "boolean" },
            { Type: PropertyType.StringList } => new JObject { ["type"] = "array", ["items"] = new JObject { ["type"] = "string" } },
            { Type: PropertyType.StringMap } => new JObject { ["type"] = "object", ["additionalProperties"] = new JObject { ["type"] = "string" } },
            _ => throw new InvalidOperationException($"{row.Name} has no type in the schema."),
        };
        property["description"] = PropertyText.Describe(row);
        return property;
    }

    private static JObject Reference(string token) => new() { ["$ref"] = $"#/types/{token}" };

    private static JObject WithList(JObject schema, string key, IEnumerable<PropertySpec> rows)
    {
        var names = rows.Select(row => row.Name).Order(StringComparer.Ordinal).ToArray();
        if (names.Length > 0)
        {
            schema[key] = new JArray(names.Cast<object>().ToArray());
        }

        return schema;
    }
}
