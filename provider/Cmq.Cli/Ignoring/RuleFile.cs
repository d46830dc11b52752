using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A YAML file with a list of rules: what ignore files and policies are. Reads members by name and type, and tells what is wrong where it stands.</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class RuleFile(List<Diagnostic> diagnostics)
{
    private static readonly string[] TopLevel = ["version", "rules"];

    /// <summary>Reads files of rules.</summary>
    /// <param name="files">The files, as the user named them.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="read">Reads one rule; null when it is wrong.</param>
    /// <exception cref="CommandException">A file is wrong: all that is, at once.</exception>
    public static ImmutableArray<T> Read<T>(IEnumerable<string> files, CommandHost host, Func<ObjectExpression, RuleFile, T?> read)
        where T : class
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new RuleFile(diagnostics);
        var rules = files.SelectMany(file => reader.Read(file, host, read)).ToImmutableArray();
        return diagnostics.Count == 0 ? rules : throw new CommandException(ExitCode.Usage, diagnostics);
    }

    /// <summary>Something is wrong.</summary>
    public void Refuse(SourcePosition position, string message) => diagnostics.Add(Diagnostic.Error(position, message));

    /// <summary>Refuses members that there are not.</summary>
    public void Allow(ObjectExpression rule, params IReadOnlyCollection<string> names)
    {
        foreach (var member in rule.Members.Where(member => !names.Contains(member.Name)))
        {
            Refuse(member.Position, $"a rule has no '{member.Name}'{Suggestion.Or(member.Name, names, "it has")}");
        }
    }

    /// <summary>A member that is text; null when there is none. A date is text as well.</summary>
    public string? Text(ObjectExpression rule, string name) => Value(rule, name) switch
    {
        null => null,
        StringValue { Value.Length: > 0 } text => text.Value,
        _ => Refused<string>(rule, name, "text that is not empty"),
    };

    /// <summary>A member that is a number; null when there is none.</summary>
    public double? Number(ObjectExpression rule, string name) => Value(rule, name) switch
    {
        null => null,
        NumberValue number => number.Value,
        _ => RefusedNumber(rule, name),
    };

    /// <summary>A member that is a list of texts, or one text; empty when there is none.</summary>
    public ImmutableArray<string> Texts(ObjectExpression rule, string name) => Value(rule, name) switch
    {
        null => [],
        StringValue text => [text.Value],
        ListValue list when list.Items.All(item => item is StringValue) => [.. list.Items.Select(item => ((StringValue)item).Value)],
        _ => Refused<ImmutableArray<string>?>(rule, name, "a list of texts") ?? [],
    };

    /// <summary>A member, as it is; null when there is none.</summary>
    public static PropertyValue? Value(ObjectExpression rule, string name) =>
        rule.Find(name) is { } member && ConfigValues.Constant(member.Value) is { IsNull: false } value ? value : null;

    /// <summary>A member that is a pattern for names; null when there is none.</summary>
    public NamePattern? Pattern(ObjectExpression rule, string name) => Text(rule, name) is { } text ? new(text) : null;

    /// <summary>The member <c>type</c>: a type's name; null when there is none.</summary>
    public string? Type(ObjectExpression rule)
    {
        if (Text(rule, "type") is not { } text)
        {
            return null;
        }

        var names = PackageSpec.Resources.Select(spec => spec.Name).ToList();
        return names.Find(name => name.Equals(TypeTokens.Short(text), StringComparison.OrdinalIgnoreCase))
            ?? Refused<string>(rule, "type", string.Join(", ", names).ToLowerInvariant());
    }

    /// <summary>Says what a member should be.</summary>
    public T? Refused<T>(ObjectExpression rule, string name, string words)
    {
        Refuse(rule.Find(name)!.Value.Position, $"'{name}' is {words}");
        return default;
    }

    private double? RefusedNumber(ObjectExpression rule, string name)
    {
        Refused<object>(rule, name, "a number");
        return null;
    }

    private IEnumerable<T> Read<T>(string file, CommandHost host, Func<ObjectExpression, RuleFile, T?> read)
        where T : class
    {
        if (YamlReader.ReadFile(Path.GetFullPath(file, host.WorkingDirectory), file, isLiteral: true, diagnostics) is not { } root)
        {
            yield break;
        }

        foreach (var member in root.Members.Where(member => !TopLevel.Contains(member.Name, StringComparer.Ordinal)))
        {
            Refuse(member.Position, $"there is no '{member.Name}' here{Suggestion.Or(member.Name, TopLevel, "there are")}");
        }

        if (root.Find("version") is { } version && Value(root, "version") is not NumberValue { Value: 1 })
        {
            Refuse(version.Position, "this file is of a version that cmq does not know: it reads version 1");
        }

        if (root.Find("rules")?.Value is not ListExpression rules)
        {
            Refuse(root.Position, "the file has no list of rules");
            yield break;
        }

        foreach (var item in rules.Items)
        {
            if (item is not ObjectExpression rule)
            {
                Refuse(item.Position, "a rule holds keys and values");
            }
            else if (read(rule, this) is { } taken)
            {
                yield return taken;
            }
        }
    }
}
