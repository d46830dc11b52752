using System.Globalization;
using System.Text;

namespace Cmq.Resources;

/// <summary>The reference page of resources, functions and settings, in Markdown; made from the attribute tables.</summary>
public static class ReferencePage
{
    /// <summary>The page.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder();
        page.Append("# Reference\n\nThis page is generated from the attribute tables in `provider/Cmq.Resources`; `make sdk` writes it.\n");
        foreach (var resource in PackageSpec.Resources)
        {
            Append(page, resource);
        }

        foreach (var component in PackageSpec.Components)
        {
            Append(page, component);
        }

        page.Append("\n## Functions\n");
        foreach (var function in PackageSpec.Functions)
        {
            var arguments = string.Join(", ", function.Inputs.Select(input => $"`{input.Name}`"));
            var outputs = string.Join(", ", function.Outputs.Select(Result));
            page.Append(CultureInfo.InvariantCulture, $"\n### {function.Name}\n\n`{function.Token}` · {function.Description}\n\nArguments: {arguments}. Returns: {outputs}.\n");
            AppendExamples(page, function.Token);
        }

        page.Append("\n## Provider settings\n\nIn a stack's configuration as `cmq:NAME`.\n\n| setting | meaning | environment |\n|---|---|---|\n");
        foreach (var config in PackageSpec.Config)
        {
            var environment = string.Join(", ", config.Environment.Select(name => $"`{name}`"));
            page.Append(CultureInfo.InvariantCulture, $"| `{config.Name}`{(config.IsSecret ? " (secret)" : "")} | {config.Description} | {environment} |\n");
        }

        return page.ToString();
    }

    private static string Result(PropertySpec row) => row.Type == PropertyType.ObjectList
        ? $"`{row.Name}`, a list of objects of {string.Join(", ", row.Object!.Properties.Select(member => $"`{member.Name}`"))}"
        : $"`{row.Name}`";

    private static void Append(StringBuilder page, ResourceSpec resource)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {resource.Name}\n\n`{resource.Token}` · {resource.Description}\n\nImport id: `{resource.IdForm}`.{List(resource)}\n\n");
        page.Append("| input | type | meaning | a change | API 3.0 |\n|---|---|---|---|---|\n");
        foreach (var row in resource.Inputs)
        {
            Append(page, row, row.Name, Effect(row), null);
            foreach (var member in row.Object?.Properties ?? [])
            {
                Append(page, member, $"{row.Name}.{member.Name}", "", row);
            }
        }

        page.Append("\n| output | type | meaning |\n|---|---|---|\n");
        foreach (var row in resource.Properties.Where(row => !row.IsInput))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {Type(row)} | {PropertyText.Describe(row)} |\n");
        }

        AppendExamples(page, resource.Token);
    }

    private static void Append(StringBuilder page, ComponentSpec component)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {component.Name}\n\n`{component.Token}`, a component · {component.Description}\n\n");
        page.Append("| input | type | meaning |\n|---|---|---|\n");
        foreach (var row in component.Inputs)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {Type(row)} | {PropertyText.Describe(row)}{(row.IsRequired ? " **Required.**" : "")} |\n");
            foreach (var member in row.Object?.Properties ?? [])
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}.*.{member.Name}` | {Type(member)} | {PropertyText.Describe(member)} |\n");
            }
        }

        page.Append("\n| output | type | meaning |\n|---|---|---|\n");
        foreach (var row in component.Outputs)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {Type(row)} | {PropertyText.Describe(row)} |\n");
        }

        AppendExamples(page, component.Token);
    }

    // The schema has them in every language; here they are in those that this project's own examples are written in.
    private static void AppendExamples(StringBuilder page, string token)
    {
        foreach (var program in ExampleCatalogue.All[token])
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{program.Title}, in C# and in YAML:\n\n");
            page.Append(new CSharpExampleWriter().WriteBlock(program)).Append('\n').Append(new YamlExampleWriter().WriteBlock(program));
        }
    }

    private static string List(ResourceSpec resource) => resource.ListInputs.IsEmpty
        ? " Can be listed."
        : $" Can be listed, limited by {string.Join(", ", resource.ListInputs.Select(row => $"`{row.Name}`"))}.";

    private static void Append(StringBuilder page, PropertySpec row, string name, string effect, PropertySpec? owner)
    {
        var wire = row.IsLocal || row.Object is not null ? "" : $"`{row.Api3Name ?? char.ToUpperInvariant(row.Name[0]) + row.Name[1..]}`";
        var values = row.Enum is null ? "" : " Values: " + string.Join(", ", row.Enum.Values.Select(value => $"`{Show(value.Value)}` {value.Name}")) + ".";
        var required = row.IsRequired ? (owner is null ? " **Required.**" : " **Required** in it.") : "";
        page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Type(row)} | {PropertyText.Describe(row)}{values}{required} | {effect} | {wire} |\n");
    }

    private static string Effect(PropertySpec row)
    {
        var editions = row.ReplacesIn is null ? [] : CmqEditions.All.Where(row.ReplacesIn).Select(edition => edition.Name()).ToList();
        return row.OnChange switch
        {
            ChangeEffect.Replace => "replaces",
            _ when editions.Count > 0 => $"replaces on {string.Join(" and ", editions)}, else in place",
            _ => "in place",
        };
    }

    private static string Show(Properties.PropertyValue value) => value switch
    {
        Properties.NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        Properties.StringValue text => text.Value,
        _ => value.ToString(),
    };

    private static string Type(PropertySpec row) => row.Type switch
    {
        PropertyType.String => "string",
        PropertyType.Integer => "integer",
        PropertyType.Number => "number",
        PropertyType.Boolean => "boolean",
        PropertyType.StringList => "list of strings",
        PropertyType.StringMap => "map of strings",
        PropertyType.ObjectList => "list of objects",
        PropertyType.ObjectMap => "map of objects",
        _ => "object",
    };
}
