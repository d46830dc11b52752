using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Cli;

/// <summary>Reads ignore files.</summary>
internal static class IgnoreFile
{
    private static readonly string[] About = ["type", "name", "property"];

    private static readonly ImmutableDictionary<string, FindingKind> Kinds = new Dictionary<string, FindingKind>
    {
        ["changed"] = FindingKind.Changed,
        ["missing"] = FindingKind.Missing,
        ["unmanaged"] = FindingKind.Unmanaged,
        ["policy"] = FindingKind.Policy,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads the rules of files, one after the other.</summary>
    /// <param name="files">The files, as the user named them.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">A file is wrong: all that is, at once.</exception>
    public static IgnoreRules Read(IEnumerable<string> files, CommandHost host) => new(RuleFile.Read(files, host, Read));

    private static IgnoreRule? Read(ObjectExpression rule, RuleFile file)
    {
        file.Allow(rule, "type", "name", "property", "finding", "reason", "expires");
        var (type, name, property, finding) = (file.Type(rule), file.Pattern(rule, "name"), file.Pattern(rule, "property"), file.Text(rule, "finding"));
        if (finding is not null && !Kinds.ContainsKey(finding))
        {
            file.Refused<string>(rule, "finding", string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal)));
            return null;
        }

        if (!About.Any(member => rule.Find(member) is not null))
        {
            file.Refuse(rule.Position, "a rule without type, name or property would hide everything: say what it is about");
            return null;
        }

        if (file.Text(rule, "reason") is not { } reason)
        {
            file.Refuse(rule.Position, "a rule says why: add reason");
            return null;
        }

        DateOnly? expires = null;
        if (file.Text(rule, "expires") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                file.Refused<string>(rule, "expires", "a day, the last one on which the rule holds: 2026-12-31");
                return null;
            }

            expires = day;
        }

        return new()
        {
            Position = rule.Position,
            Type = type,
            Name = name,
            Property = property,
            Kind = finding is null ? null : Kinds[finding],
            Reason = reason,
            Expires = expires,
        };
    }
}
