using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Reads policies.</summary>
internal static class PolicyFile
{
    private static readonly string[] Common = ["id", "check", "severity", "type", "name", "except", "reason"];

    private static readonly ImmutableDictionary<string, (string[] Members, Func<ObjectExpression, RuleFile, PolicyCheck?> Read)> Checks =
        new Dictionary<string, (string[], Func<ObjectExpression, RuleFile, PolicyCheck?>)>
        {
            ["dead-letter-queue"] = ([], (_, _) => new DeadLetterCheck()),
            ["range"] = (["property", "minimum", "maximum"], ReadRange),
            ["values"] = (["property", "allowed"], ReadValues),
            ["required"] = (["property"], (rule, file) => ReadProperty(rule, file) is { } property ? new RequiredCheck(property) : null),
            ["naming"] = (["pattern"], ReadNaming),
            ["endpoint"] = (["allowed"], ReadEndpoint),
            ["tags"] = (["required"], ReadTags),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads the rules of files, one after the other.</summary>
    /// <param name="files">The files, as the user named them.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">A file is wrong: all that is, at once.</exception>
    public static ImmutableArray<PolicyRule> Read(IEnumerable<string> files, CommandHost host)
    {
        var rules = RuleFile.Read(files, host, Read);
        return rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
            ? throw new CommandException(ExitCode.Usage, [Diagnostic.Error(twice.Last().Position, $"there is a rule '{twice.Key}' already, at {twice.First().Position}")])
            : rules;
    }

    private static PolicyRule? Read(ObjectExpression rule, RuleFile file)
    {
        if (file.Text(rule, "check") is not { } name || !Checks.TryGetValue(name, out var kind))
        {
            var known = Checks.Keys.Order(StringComparer.Ordinal).ToList();
            file.Refuse((rule.Find("check")?.Value ?? rule).Position, $"'check' is one of {string.Join(", ", known)}");
            return null;
        }

        file.Allow(rule, [.. Common, .. kind.Members]);
        var severity = Severity(rule, file);
        var check = kind.Read(rule, file);
        return check is null || severity is null ? null : new()
        {
            Position = rule.Position,
            Id = file.Text(rule, "id") ?? name,
            Severity = severity.Value,
            Type = file.Type(rule),
            Name = file.Pattern(rule, "name"),
            Except = [.. file.Texts(rule, "except").Select(text => new NamePattern(text))],
            Reason = file.Text(rule, "reason"),
            Check = check,
        };
    }

    private static FindingSeverity? Severity(ObjectExpression rule, RuleFile file)
    {
        switch (file.Text(rule, "severity"))
        {
            case null or "error":
                return FindingSeverity.Error;
            case "warning":
                return FindingSeverity.Warning;
            case "note":
                return FindingSeverity.Note;
            default:
                file.Refused<string>(rule, "severity", "error, warning or note");
                return null;
        }
    }

    private static RangeCheck? ReadRange(ObjectExpression rule, RuleFile file)
    {
        var (property, least, most) = (ReadProperty(rule, file), file.Number(rule, "minimum"), file.Number(rule, "maximum"));
        if (least is null && most is null)
        {
            file.Refuse(rule.Position, "a range has a minimum, a maximum, or both");
            return null;
        }

        return property is null ? null : new(property, least, most);
    }

    private static ValuesCheck? ReadValues(ObjectExpression rule, RuleFile file)
    {
        var property = ReadProperty(rule, file);
        if (RuleFile.Value(rule, "allowed") is not ListValue { Items: [_, ..] allowed })
        {
            file.Refuse(rule.Position, "the allowed values are missing: add allowed, a list");
            return null;
        }

        return property is null ? null : new(property, allowed);
    }

    private static NamingCheck? ReadNaming(ObjectExpression rule, RuleFile file)
    {
        if (file.Text(rule, "pattern") is not { } text)
        {
            file.Refuse(rule.Position, "the pattern is missing: add pattern, a regular expression");
            return null;
        }

        try
        {
            // Without backtracking, so that no expression takes long, whatever the name.
            return new(new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return file.Refused<NamingCheck>(rule, "pattern", $"a regular expression: {error.Message}");
        }
    }

    private static EndpointCheck? ReadEndpoint(ObjectExpression rule, RuleFile file) => file.Texts(rule, "allowed") is { IsEmpty: false } allowed
        ? new([.. allowed.Select(text => new NamePattern(text))])
        : Missing<EndpointCheck>(rule, file, "the allowed endpoints are missing: add allowed, a list of URLs in which * stands for anything");

    private static TagsCheck? ReadTags(ObjectExpression rule, RuleFile file) => file.Texts(rule, "required") is { IsEmpty: false } keys
        ? new(keys)
        : Missing<TagsCheck>(rule, file, "the tags are missing: add required, a list of keys");

    private static PropertyPath? ReadProperty(ObjectExpression rule, RuleFile file)
    {
        if (file.Text(rule, "property") is not { } text)
        {
            return Missing<PropertyPath>(rule, file, "the property is missing: add property");
        }

        var name = text.Split('.', '[')[0];
        var known = PackageSpec.Resources.SelectMany(spec => spec.Properties).Select(row => row.Name).Distinct(StringComparer.Ordinal).ToList();
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            file.Refuse(rule.Find("property")!.Value.Position, $"there is no property '{name}'{Suggestion.For(name, known)}");
            return null;
        }

        return PropertyPath.Parse(text);
    }

    private static T? Missing<T>(ObjectExpression rule, RuleFile file, string message)
        where T : class
    {
        file.Refuse(rule.Position, message);
        return null;
    }
}
