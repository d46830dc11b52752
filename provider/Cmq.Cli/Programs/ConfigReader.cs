using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Reads the configuration that a program declares.</summary>
internal static class ConfigReader
{
    private static readonly string[] Members = ["type", "default", "value", "secret", "description", "items", "name"];

    /// <summary>Reads declarations.</summary>
    /// <param name="project">The project's name, which may stand before a key.</param>
    /// <param name="members">The keys and values under <c>config</c>.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>What is declared, and what is set for other namespaces.</returns>
    public static (ImmutableArray<ConfigDeclaration> Declared, ImmutableArray<ObjectMember> Settings) Read(
        string project,
        ImmutableArray<ObjectMember> members,
        ICollection<Diagnostic> diagnostics)
    {
        var declared = ImmutableArray.CreateBuilder<ConfigDeclaration>();
        var settings = ImmutableArray.CreateBuilder<ObjectMember>();
        foreach (var member in members)
        {
            var colon = member.Name.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && member.Name[..colon] != project)
            {
                settings.Add(member.Value is ObjectExpression { Members: [{ Name: "value" or "default" } only] }
                    ? member with { Value = only.Value }
                    : member);
            }
            else if (ReadOne(member with { Name = member.Name[(colon + 1)..] }, diagnostics) is { } declaration)
            {
                declared.Add(declaration);
            }
        }

        return (declared.ToImmutable(), settings.ToImmutable());
    }

    private static ConfigDeclaration? ReadOne(ObjectMember member, ICollection<Diagnostic> diagnostics)
    {
        var before = diagnostics.Count;
        if (member.Value is not ObjectExpression details)
        {
            var only = Constant(member.Value, diagnostics);
            return only is null ? null : new(member.Name, member.Position, TypeOf(only), only.IsNull ? null : only, false);
        }

        foreach (var unknown in details.Members.Where(detail => !Members.Contains(detail.Name, StringComparer.Ordinal)))
        {
            diagnostics.Add(Diagnostic.Error(
                unknown.Position,
                $"a configuration value has no '{unknown.Name}'{Suggestion.Or(unknown.Name, Members, "it has")}"));
        }

        var given = (details.Find("value") ?? details.Find("default"))?.Value;
        var value = given is null ? null : Constant(given, diagnostics);
        var type = ReadType(details.Find("type"), value, diagnostics);
        if (value is { IsNull: false } && type is { } wanted && ConfigValues.Convert(value, wanted) is null)
        {
            diagnostics.Add(Diagnostic.Error(given!.Position, $"the value of {member.Name} is not {ConfigValues.Words(wanted)}"));
        }

        var secret = details.Find("secret")?.Value is LiteralExpression { Value: BoolValue { Value: true } };
        return diagnostics.Count > before ? null : new(member.Name, member.Position, type!.Value, value is { IsNull: false } ? value : null, secret);
    }

    private static ConfigType? ReadType(ObjectMember? member, PropertyValue? value, ICollection<Diagnostic> diagnostics)
    {
        if (member is null)
        {
            return value is null ? ConfigType.String : TypeOf(value);
        }

        var word = member.Value is LiteralExpression { Value: StringValue text } ? text.Value : "";
        ConfigType? type = word.ToLowerInvariant() switch
        {
            "string" => ConfigType.String,
            "integer" or "int" => ConfigType.Integer,
            "number" => ConfigType.Number,
            "boolean" or "bool" => ConfigType.Boolean,
            "array" or "list" => ConfigType.List,
            "object" => ConfigType.Object,
            var list when list.StartsWith("list<", StringComparison.Ordinal) => ConfigType.List,
            _ => null,
        };
        if (type is null)
        {
            diagnostics.Add(Diagnostic.Error(
                member.Value.Position,
                $"'{word}' is not a type: string, integer, number, boolean, array and object are"));
        }

        return type;
    }

    private static ConfigType TypeOf(PropertyValue value) => value switch
    {
        BoolValue => ConfigType.Boolean,
        NumberValue => ConfigType.Number,
        ListValue => ConfigType.List,
        ObjectValue => ConfigType.Object,
        _ => ConfigType.String,
    };

    private static PropertyValue? Constant(Expression expression, ICollection<Diagnostic> diagnostics)
    {
        var value = ConfigValues.Constant(expression);
        if (value is null)
        {
            diagnostics.Add(Diagnostic.Error(expression.Position, "a default is a plain value: it can't refer to anything; make it a variable"));
        }

        return value;
    }
}
