using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Resources;

/// <summary>How the Terraform provider <c>tencentcloud</c> maps to this package: what a conversion of Terraform programs reads.</summary>
public static class TerraformMapping
{
    /// <summary>Name of the Terraform provider.</summary>
    public const string Provider = "tencentcloud";

    /// <summary>The keys that a conversion from Terraform asks with.</summary>
    public static ImmutableArray<string> Keys { get; } = ["terraform", "tf"];

    /// <summary>The mapping as JSON text.</summary>
    public static string ToJson() => new JObject
    {
        ["name"] = PackageSpec.Name,
        ["version"] = PackageRelease.Current.Version,
        ["provider"] = new JObject
        {
            ["schema"] = new JObject(),
            ["resources"] = Each(TerraformTables.Resources, found => Types(found.Fields)),
            ["dataSources"] = Each(TerraformTables.DataSources, found => Types(found.Fields)),
        },
        ["resources"] = Each(TerraformTables.Resources, Target),
        ["dataSources"] = Each(TerraformTables.DataSources, Target),
    }.ToString(Formatting.None);

    private static JObject Each(ImmutableArray<TerraformObject> objects, Func<TerraformObject, JObject> write) =>
        new(objects.Select(found => new JProperty(found.Name, write(found))));

    private static JObject Target(TerraformObject found) => new() { ["tok"] = found.Token, ["fields"] = Names(found.Fields) };

    private static JObject Types(ImmutableArray<TerraformField> fields) => new(fields.Select(field =>
    {
        var type = new JObject { ["type"] = (int)field.Type };
        type[field switch { { IsRequired: true } => "required", { IsComputed: true } => "computed", _ => "optional" }] = true;
        if ((int)field.Type >= (int)TerraformType.List)
        {
            type["element"] = field.Fields.IsEmpty
                ? new JObject { ["schema"] = new JObject { ["type"] = (int)TerraformType.Text } }
                : new JObject { ["resource"] = Types(field.Fields) };
        }

        return new JProperty(field.Name, type);
    }));

    private static JObject Names(ImmutableArray<TerraformField> fields) => new(fields.Where(field => field.Property is not null).Select(field =>
    {
        var name = new JObject { ["name"] = field.Property };
        if (!field.Fields.IsEmpty)
        {
            name["element"] = new JObject { ["fields"] = Names(field.Fields) };
        }

        return new JProperty(field.Name, name);
    }));
}
