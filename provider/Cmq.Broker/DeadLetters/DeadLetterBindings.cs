namespace Cmq.Broker;

/// <summary>What a dead-letter policy asks of other queues.</summary>
internal static class DeadLetterBindings
{
    private const string Property = "deadLetterPolicy.deadLetterQueue";

    /// <summary>Checks a policy that is complete and in its ranges.</summary>
    /// <param name="state">The other queues.</param>
    /// <param name="source">The queue that has the policy, or is to have it.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="edition">The edition.</param>
    public static IEnumerable<CmqRefusal> Check(BrokerState state, string source, DeadLetterPolicy policy, CmqEdition edition)
    {
        var name = policy.DeadLetterQueue!;
        if (Broken(state, source, name) is { } limit)
        {
            yield return new(Property, $"'{name}'", limit, edition);
        }

        var ownSources = Names(state.SourcesOf(source).Where(queue => !CmqNames.Comparer.Equals(queue.Name, source)));
        if (ownSources.Length > 0)
        {
            yield return new(
                "deadLetterPolicy",
                $"'{name}'",
                $"queue '{source}' is the dead-letter queue of {ownSources}, and a dead-letter queue has none itself",
                edition);
        }
    }

    /// <summary>Names in quotes, for a message.</summary>
    public static string Names(IEnumerable<QueueRecord> queues) => string.Join(", ", queues.Select(queue => $"'{queue.Name}'"));

    private static string? Broken(BrokerState state, string source, string name)
    {
        if (CmqNames.Comparer.Equals(source, name))
        {
            return "a queue is not its own dead-letter queue";
        }

        if (!state.Queues.TryGetValue(name, out var target))
        {
            return "no queue has this name; a dead-letter queue is created before the queues that use it";
        }

        if (target.DeadLetterQueue is { } next)
        {
            return $"it has a dead-letter queue itself, '{next}', and they are not chained";
        }

        if (target.IsTransactional)
        {
            return "it is a transaction queue, and those take no dead letters";
        }

        var others = state.SourcesOf(name).Where(queue => !CmqNames.Comparer.Equals(queue.Name, source)).ToList();
        return others.Count >= QueueRules.MaxDeadLetterSources
            ? $"it serves {others.Count} queues already ({Names(others)}), and a dead-letter queue serves at most {QueueRules.MaxDeadLetterSources}"
            : null;
    }
}
