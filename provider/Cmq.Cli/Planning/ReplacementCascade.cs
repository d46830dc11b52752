namespace Cmq.Cli;

/// <summary>
/// Spreads replacements to what hangs on the replaced: the service deletes no topic that has subscriptions and no dead-letter queue that has
/// sources, and does not say what becomes of a subscription whose queue goes.
/// </summary>
internal static class ReplacementCascade
{
    /// <summary>Marks what is replaced, or taken off and put back, because of a replacement.</summary>
    /// <param name="steps">The declared resources, compared.</param>
    public static void Spread(ICollection<Step> steps)
    {
        var ofTopic = By(relation => relation.Topic);
        var intoQueue = By(relation => relation.Queue);
        var sources = By(relation => relation.DeadLetterQueue);
        foreach (var replaced in steps.Where(step => step.Action == StepAction.Replace).ToList())
        {
            foreach (var subscription in replaced.Spec.Name switch { "Topic" => ofTopic[replaced.Id], "Queue" => intoQueue[replaced.Id], _ => [] })
            {
                if (subscription.Action is StepAction.Same or StepAction.Update or StepAction.Replace)
                {
                    subscription.Action = StepAction.Replace;
                    subscription.Reasons.Add($"{replaced} is replaced");
                }
            }

            foreach (var source in replaced.Spec.Name == "Queue" ? sources[replaced.Id] : [])
            {
                if (source.Action is StepAction.Same or StepAction.Update)
                {
                    source.Action = StepAction.Update;
                    source.Detaches = true;
                    source.Reasons.Add($"its dead-letter queue '{replaced.Id}' is replaced: unbound before, bound after");
                }
            }
        }

        ILookup<string, Step> By(Func<Relation, string?> name) =>
            steps.Where(step => name(step.Present) is not null).ToLookup(step => name(step.Present)!, CmqNames.Comparer);
    }
}
