using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Queues and topics carry tags.</summary>
/// <param name="Required">Keys of the tags.</param>
internal sealed record TagsCheck(ImmutableArray<string> Required) : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["Queue", "Topic"];

    /// <inheritdoc/>
    public override string Words => $"The tags {string.Join(", ", Required)} are set.";

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        if (subject.Find(PropertyPath.Root.Key("tags"))?.IsUnknown == true)
        {
            return [];
        }

        var missing = Required.Except(subject.Keys("tags"), StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? [] : [new("tags", null, $"lacks the tag{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}")];
    }
}
