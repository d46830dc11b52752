using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What a policy has to know besides the object in hand.</summary>
/// <param name="DeadLetterQueues">Names of the queues that are some queue's dead-letter queue.</param>
internal sealed record PolicyScope(ImmutableHashSet<string> DeadLetterQueues)
{
    /// <summary>What is to be known of these objects.</summary>
    public static PolicyScope Of(IEnumerable<PolicySubject> subjects) => new(ImmutableHashSet.CreateRange(
        CmqNames.Comparer,
        subjects.Select(subject => Relation.Of(subject.Spec, subject.Inputs).DeadLetterQueue ?? Relation.Of(subject.Spec, subject.Outputs).DeadLetterQueue).OfType<string>()));
}
