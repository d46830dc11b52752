using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Every queue has a dead-letter queue, except those that are one.</summary>
internal sealed record DeadLetterCheck : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["Queue"];

    /// <inheritdoc/>
    public override string Words => "A queue that is no dead-letter queue itself has one.";

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        if (subject.Find(PropertyPath.Root.Key("deadLetterPolicy")) is null && !scope.DeadLetterQueues.Contains(subject.Key.Id))
        {
            yield return new("deadLetterPolicy", null, "has no dead-letter queue");
        }
    }
}
