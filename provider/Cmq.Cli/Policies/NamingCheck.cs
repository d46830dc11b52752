using System.Text.RegularExpressions;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Names answer to a regular expression. Of a subscription it is its own name, without the topic's.</summary>
/// <param name="Expression">The regular expression.</param>
internal sealed record NamingCheck(Regex Expression) : PolicyCheck
{
    /// <inheritdoc/>
    public override string Words => $"Names answer to {Expression}.";

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        if (subject.Find(PropertyPath.Root.Key("name")) is { } value && value.Unwrap() is StringValue name && !Expression.IsMatch(name.Value))
        {
            yield return new("name", value, $"the name does not answer to {Expression}");
        }
    }
}
