using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Writes live objects as C# code that declares them with the SDK, each with the id by which it is taken over.</summary>
internal sealed class CSharpProgramText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private CSharpProgramText()
    {
    }

    /// <summary>Writes the code.</summary>
    /// <param name="resources">What it declares.</param>
    public static string Write(ImmutableArray<ImportedResource> resources)
    {
        var code = new CSharpProgramText();
        code.Line(0, "using Pulumi;");
        code.Line(0, "using Pulumi.Cmq;");
        if (resources.Any(resource => resource.Inputs.Values.Any(value => value.Unwrap() is ObjectValue) && resource.Spec.Name == "Queue"))
        {
            code.Line(0, "using Pulumi.Cmq.Inputs;");
        }

        code.Line(0, "");
        code.Line(0, "namespace LiveCmq;");
        code.Line(0, "");
        code.Line(0, "/// <summary>What was live. Run it with <c>return await Deployment.RunAsync(Imported.Declare);</c></summary>");
        code.Line(0, "public static class Imported");
        code.Line(0, "{");
        code.Line(1, "/// <summary>Declares everything; the first <c>pulumi up</c> takes it over, and changes nothing. Take the ids out afterwards.</summary>");
        code.Line(1, "public static void Declare()");
        code.Line(1, "{");
        var isFirst = true;
        foreach (var resource in resources)
        {
            code.Line(0, isFirst ? null : "");
            code.Resource(resource, resources.Any(other => other.References.ContainsValue(resource.Key)));
            isFirst = false;
        }

        code.Line(1, "}");
        code.Line(0, "");
        code.Line(1, "private static CustomResourceOptions TakeOver(string id) => new() { ImportId = id };");
        code.Line(0, "}");
        return code._text.ToString();
    }

    private void Resource(ImportedResource resource, bool isReferredTo)
    {
        _variables[resource.Key] = Variable(resource);
        var variable = isReferredTo ? $"var {_variables[resource.Key]} = " : "_ = ";
        Line(2, $"{variable}new {resource.Spec.Name}({Quote(resource.Key)}, new()");
        Line(2, "{");
        Members(3, resource.Spec.Properties, resource, resource.Inputs, "");
        Line(2, "},");
        Line(2, $"TakeOver({Quote(resource.Id)}));");
    }

    private void Members(int depth, IEnumerable<PropertySpec> rows, ImportedResource resource, PropertyMap members, string path)
    {
        foreach (var (row, value) in MemberOrder.Of(rows, members))
        {
            var name = row.Name;
            var property = char.ToUpperInvariant(name[0]) + name[1..];
            if (resource.References.TryGetValue(path + name, out var key))
            {
                Line(depth, $"{property} = {_variables[key]}.Name,");
            }
            else if (value.Unwrap() is ObjectValue { Properties: var map } && row.Object is { } type)
            {
                Line(depth, $"{property} = new {type.Name}Args");
                Line(depth, "{");
                Members(depth + 1, type.Properties, resource, map, $"{path}{name}.");
                Line(depth, "},");
            }
            else if (value.Unwrap() is ObjectValue { Properties: var entries })
            {
                // Without "new": the property makes its map when it is first asked for.
                Line(depth, $"{property} =");
                Line(depth, "{");
                foreach (var (entry, text) in entries)
                {
                    Line(depth + 1, $"{{ {Quote(entry)}, {Scalar(row, text)} }},");
                }

                Line(depth, "},");
            }
            else
            {
                Line(depth, $"{property} = {Simple(row, value)},");
            }
        }
    }

    private static string Simple(PropertySpec row, PropertyValue value) => value.Unwrap() is ListValue list
        ? $"new[] {{ {string.Join(", ", list.Items.Select(item => Scalar(row, item)))} }}"
        : Scalar(row, value);

    private static string Scalar(PropertySpec row, PropertyValue value) => value.Unwrap() switch
    {
        var plain when row.Enum is { } type => $"{type.Name}.{type.Values.Single(candidate => candidate.Value == plain).Name}",
        StringValue text => Quote(text.Value),
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BoolValue flag => flag.Value ? "true" : "false",
        var other => throw new InvalidOperationException($"A program can't set {other}."),
    };

    // The type at the end keeps a variable from being a keyword, and a queue's apart from a topic's.
    private string Variable(ImportedResource resource)
    {
        var text = new StringBuilder();
        foreach (var word in resource.Key.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(text.Length == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])).Append(word[1..]);
        }

        var name = text.ToString();
        if (!name.EndsWith(resource.Spec.Name, StringComparison.Ordinal))
        {
            name = text.Append(resource.Spec.Name).ToString();
        }

        for (var number = 2; _variables.ContainsValue(name); number++)
        {
            name = FormattableString.Invariant($"{text}{number}");
        }

        return name;
    }

    // JSON's escapes are C#'s, and JSON has no others.
    private static string Quote(string text) => JsonText.Of(text, indented: false);

    private void Line(int depth, string? text)
    {
        if (text is not null)
        {
            _text.Append(' ', text.Length == 0 ? 0 : depth * 4).Append(text).Append('\n');
        }
    }
}
