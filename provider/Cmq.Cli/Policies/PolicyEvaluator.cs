using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Finds the objects for which the rules of a policy do not hold.</summary>
internal static class PolicyEvaluator
{
    /// <summary>Finds them.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="subjects">The objects.</param>
    public static IEnumerable<Finding> Find(ImmutableArray<PolicyRule> rules, IReadOnlyCollection<PolicySubject> subjects)
    {
        var scope = PolicyScope.Of(subjects);
        return
            from subject in subjects
            from rule in rules
            where rule.Concerns(subject)
            from violation in rule.Check.Check(subject, scope)
            select new Finding
            {
                Kind = FindingKind.Policy,
                Rule = rule.Id,
                Severity = rule.Severity,
                Object = subject.Key,
                Property = violation.Property,
                Declared = subject.Declared is null ? null : violation.Value,
                Live = subject.Declared is null ? violation.Value : null,
                Source = subject.Declared?.Source,
                Urn = subject.Declared?.Urn,
                File = subject.Declared?.File,
                Position = subject.Declared?.PositionOf(PropertyPath.Parse(violation.Property)),
                Message = violation.Message,
            };
    }
}
