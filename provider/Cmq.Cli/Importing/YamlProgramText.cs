using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Writes live objects as a Pulumi YAML program.</summary>
internal sealed partial class YamlProgramText
{
    private readonly StringBuilder _text = new();

    private YamlProgramText()
    {
    }

    /// <summary>Writes a program.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="resources">What it declares.</param>
    public static string Write(string name, ImmutableArray<ImportedResource> resources)
    {
        var program = new YamlProgramText();
        program.Line(0, $"name: {name}");
        program.Line(0, "runtime: yaml");
        program.Line(0, resources.IsEmpty ? "resources: {}" : "resources:");
        foreach (var resource in resources)
        {
            program.Line(1, $"{resource.Key}:");
            program.Line(2, $"type: {PackageSpec.Name}:{resource.Spec.Name}");
            program.Line(2, "properties:");
            program.Members(3, resource.Spec.Properties, resource.Inputs, resource.References, "");
        }

        return program._text.ToString();
    }

    private void Members(
        int depth, IEnumerable<PropertySpec> rows, PropertyMap members, ImmutableDictionary<string, string> references, string path)
    {
        foreach (var (row, value) in MemberOrder.Of(rows, members))
        {
            if (references.TryGetValue(path + row.Name, out var key))
            {
                Line(depth, $"{row.Name}: ${{{key}.name}}");
                continue;
            }

            switch (value.Unwrap())
            {
                case ObjectValue map when row.Object is { } type:
                    Line(depth, $"{row.Name}:");
                    Members(depth + 1, type.Properties, map.Properties, references, $"{path}{row.Name}.");
                    break;
                case ObjectValue map:
                    Line(depth, $"{row.Name}:");
                    foreach (var (name, entry) in map.Properties)
                    {
                        Line(depth + 1, $"{Text(name)}: {Scalar(entry)}");
                    }

                    break;
                case ListValue list:
                    Line(depth, $"{row.Name}:");
                    foreach (var item in list.Items)
                    {
                        Line(depth + 1, $"- {Scalar(item)}");
                    }

                    break;
                default:
                    Line(depth, $"{row.Name}: {Scalar(value)}");
                    break;
            }
        }
    }

    private static string Scalar(PropertyValue value) => value.Unwrap() switch
    {
        StringValue text => Text(text.Value),
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BoolValue flag => flag.Value ? "true" : "false",
        var other => throw new InvalidOperationException($"A program can't set {other}."),
    };

    // JSON's quotes are YAML's double ones. What older readers take for a Boolean or a number is quoted too.
    private static string Text(string text) =>
        Plain().IsMatch(text) && YamlScalars.Number(text) is null && !Word().IsMatch(text)
            ? text
            : JsonText.Of(text.Replace("${", "$${", StringComparison.Ordinal), indented: false);

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    [GeneratedRegex(@"^[A-Za-z_](?:[A-Za-z0-9_./-]|:(?=\S))*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
