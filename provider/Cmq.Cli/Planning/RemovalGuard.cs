using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>
/// Looks at everything that goes, for good or to be created again, before anything does: protection, messages, and what hangs on it. What
/// the program does not own is never taken away, and what would be left hanging is refused or told.
/// </summary>
internal sealed class RemovalGuard(PlanContext context, LiveTopology live)
{
    /// <summary>Refuses steps that must not be carried out.</summary>
    /// <param name="steps">All steps of the plan.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task CheckAsync(ImmutableArray<Step> steps, CancellationToken cancellationToken)
    {
        var byId = new Dictionary<(string Type, string Id), Step>();
        foreach (var step in steps)
        {
            byId.TryAdd((step.Spec.Name, step.Id.ToUpperInvariant()), step);
        }

        var going = steps.Where(step => step.Removes).ToList();
        going.ForEach(CheckOptions);
        foreach (var step in going.Where(step => step.Action == StepAction.Replace))
        {
            await CheckOwnerAsync(step).ConfigureAwait(false);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = context.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(going, options, async (step, _) => await (step.Spec.Name switch
        {
            "Topic" => CheckTopicAsync(step, byId),
            "Queue" => CheckQueueAsync(step, byId),
            _ => Task.CompletedTask,
        }).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static void CheckOptions(Step step)
    {
        var verb = step.Action == StepAction.Replace ? "replaced" : "deleted";
        if (step.IsProtected)
        {
            step.Refuse($"it is protected, and would be {verb}: take protect out first, or leave it as it is");
        }
        else if (step is { IsRetained: true, Action: StepAction.Replace })
        {
            step.Refuse(
                "retainOnDelete leaves it where it is, so nothing can take its place under its name: "
                + "take retainOnDelete out, or choose another name");
        }
    }

    // A replacement deletes: what was not made by this program is left as it is. The service is asked by the tag, which it need not show.
    private async Task CheckOwnerAsync(Step step)
    {
        if (!context.Ownership.HasTags || step.Spec.Name == "Subscription")
        {
            return;
        }

        var owner = context.Ownership.Owner;
        var own = await (step.Spec.Name == "Topic" ? live.TopicsOfAsync(owner) : live.QueuesOfAsync(owner)).ConfigureAwait(false);
        if (!own.Contains(step.Id, CmqNames.Comparer))
        {
            step.Refuse($"the name is taken by one that this program did not make (it does not carry the tag {Ownership.TagKey}: {owner}), and would have to be replaced: choose another name, or delete it yourself");
        }
    }

    private async Task CheckTopicAsync(Step topic, Dictionary<(string Type, string Id), Step> steps)
    {
        var strangers = new List<string>();
        foreach (var subscription in await live.SubscriptionsOfTopicAsync(topic.Id).ConfigureAwait(false))
        {
            var id = $"{subscription.TopicName}/{subscription.Name}";
            if (!steps.TryGetValue(("Subscription", id.ToUpperInvariant()), out var step))
            {
                strangers.Add($"'{subscription.Name}'");
            }
            else if (!step.Removes && step.Action != StepAction.Refused)
            {
                topic.Refuse($"the service deletes no topic that has subscriptions, and {step} stays");
            }
        }

        if (strangers.Count > 0)
        {
            topic.Refuse(
                $"it would have to be deleted, and it has subscriptions that this program does not declare: {string.Join(", ", strangers)}. "
                + "Declare them, or delete them yourself");
        }
    }

    private async Task CheckQueueAsync(Step queue, Dictionary<(string Type, string Id), Step> steps)
    {
        if (await live.QueueAsync(queue.Id).ConfigureAwait(false) is not { } present)
        {
            return;
        }

        queue.Messages = new(present.ActiveMsgNum, present.InactiveMsgNum, present.DelayMsgNum ?? 0);
        var force = context.Forces || queue.Inputs.Find("forceDestroy")?.Unwrap() is BoolValue { Value: true };
        if (queue.Messages.Total > 0 && !force)
        {
            queue.Refuse($"it would have to be deleted, and it holds {queue.Messages.Words}, which would be lost: consume them"
                + (queue.Declaration is null ? ", or clear the queue" : ", or set forceDestroy: true on it") + context.ForceHint);
        }

        foreach (var source in present.DeadLetterSources)
        {
            var step = steps.GetValueOrDefault(("Queue", source.ToUpperInvariant()));
            var letsGo = step is not null
                && (step.Action == StepAction.Refused
                    || step.Removes
                    || step.Detaches
                    || (step.Action == StepAction.Update && !step.Wanted.HasDeadLetters(queue.Id)));
            if (!letsGo)
            {
                queue.Refuse($"it would have to be deleted, and queue '{source}'"
                    + (step is null ? ", which this program does not declare," : "") + " has it as its dead-letter queue: change that first");
            }
        }

        foreach (var subscription in await live.SubscriptionsIntoQueueAsync(queue.Id).ConfigureAwait(false))
        {
            var id = $"{subscription.TopicName}/{subscription.Name}";
            if (!steps.TryGetValue(("Subscription", id.ToUpperInvariant()), out var step))
            {
                var howLong = queue.Action == StepAction.Replace ? "until it is back, and perhaps not even then" : "from then on";
                context.Findings.AddWarning(
                    queue.Declaration?.Position,
                    $"subscription '{id}', which this program does not declare, delivers into it, and will deliver nowhere {howLong}",
                    queue.Key);
            }
            else if (step.Action != StepAction.Refused
                && (!step.Removes || (queue.Action == StepAction.Delete && step.Action == StepAction.Replace && step.Wanted.DeliversInto(queue.Id))))
            {
                queue.Refuse($"it would have to be deleted, and {step} delivers into it: change that first");
            }
        }
    }
}
