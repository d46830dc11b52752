using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Finds what belongs to the program and is not declared by it: queues and topics with its tag, and subscriptions
/// that join two of these.</summary>
internal sealed class Leftovers(PlanContext context, LiveTopology live)
{
    /// <summary>
    /// Asks the service what it has of the program's. It is the first call of a command, alone, so that wrong credentials or an endpoint that
    /// can't be reached are told once.
    /// </summary>
    /// <exception cref="CommandException">The live state can't be read.</exception>
    public async Task AskAsync()
    {
        if (context.Ownership.HasTags)
        {
            await live.QueuesOfAsync(context.Ownership.Owner).ConfigureAwait(false);
            await live.TopicsOfAsync(context.Ownership.Owner).ConfigureAwait(false);
        }
    }

    /// <summary>Finds them.</summary>
    /// <param name="declared">The declared resources.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What is left, to be deleted; subscriptions first.</returns>
    public async Task<ImmutableArray<Step>> FindAsync(ImmutableArray<Step> declared, CancellationToken cancellationToken)
    {
        // Without tags nothing says whose an object is, and what is not known to be the program's is left alone.
        var ownership = context.Ownership;
        if (!ownership.HasTags)
        {
            if (context.Prunes)
            {
                context.Findings.AddWarning(
                    null,
                    $"edition {context.Edition.Name()} has no tags, so nothing says what this program created: nothing is pruned");
            }

            return [];
        }

        var names = declared.Select(step => (step.Spec.Name, step.Id)).ToHashSet(new NameComparer());
        var set = new ResourceSet(new(context.Management, context.Edition, context.TimeProvider));
        var topics = await live.TopicsOfAsync(ownership.Owner).ConfigureAwait(false);
        var queues = await live.QueuesOfAsync(ownership.Owner).ConfigureAwait(false);
        var found = new List<(string Type, string Id)>();
        await Parallel.ForEachAsync(
            topics,
            new ParallelOptions { MaxDegreeOfParallelism = context.Parallel, CancellationToken = cancellationToken },
            async (topic, _) => await live.SubscriptionsOfTopicAsync(topic).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var topic in topics)
        {
            var subscriptions = await live.SubscriptionsOfTopicAsync(topic).ConfigureAwait(false);
            found.AddRange(subscriptions.Where(IsOwn).Select(subscription => ("Subscription", $"{subscription.TopicName}/{subscription.Name}")));
        }

        found.AddRange(topics.Select(topic => ("Topic", topic)));
        found.AddRange(queues.Select(queue => ("Queue", queue)));
        // A subscription carries no tag. One of a topic of ours is ours when it delivers into a queue of ours; another may be anybody's.
        bool IsOwn(SubscriptionDescription subscription) =>
            subscription.Protocol == SubscriptionProtocol.Queue && queues.Contains(subscription.Endpoint, CmqNames.Comparer);

        var steps = ImmutableArray.CreateBuilder<Step>();
        var passedOver = new List<string>();
        foreach (var (type, id) in found.Where(entry => !names.Contains(entry)))
        {
            var controller = set.FindResource(TypeTokens.Canonical($"{PackageSpec.Name}:{type}"))!;
            var resource = await LiveErrors.EndOnFailureAsync(() => controller.ReadAsync(id, null, null, cancellationToken)).ConfigureAwait(false);
            if (resource is null)
            {
                continue;
            }

            var step = new Step(controller, id)
            {
                Live = Ownership.Strip(resource),
                LiveOwner = ownership.Owner,
                Action = StepAction.Delete,
                Reasons = { "is not declared" },
            };
            if (context.PruneScope.Takes(new(type, id), await TagsOfAsync(resource).ConfigureAwait(false)))
            {
                steps.Add(step);
            }
            else
            {
                passedOver.Add(step.ToString());
            }
        }

        TellPassedOver(passedOver, steps.Count);
        return steps.ToImmutable();
    }

    // A subscription carries no tags, and goes by those of its topic.
    private async Task<PropertyMap> TagsOfAsync(LiveResource resource) =>
        context.PruneScope.Selector is { Tags.IsEmpty: false } && Relation.Of(SubscriptionSpec.Resource, resource.Outputs).Topic is { } topic
            ? PropertyMap.Empty.Set("tags", new ObjectValue(new(
                ((await live.TopicAsync(topic).ConfigureAwait(false))?.Tags ?? new Dictionary<string, string>())
                    .Select(tag => KeyValuePair.Create(tag.Key, (PropertyValue)tag.Value)))))
            : resource.Outputs;

    private void TellPassedOver(List<string> passedOver, int taken)
    {
        if (context.Prunes && context.PruneScope.Selector is not null && passedOver.Count > 0)
        {
            context.Findings.AddWarning(
                null,
                (taken == 0 ? "--select takes nothing of what could be pruned; " : "")
                + $"of this program, not declared by it any more, and not selected, so left alone: {Describe(passedOver)}");
        }
    }

    /// <summary>What is left, in words: <c>queue 'old', topic 'news'</c>.</summary>
    public static string Describe(ImmutableArray<Step> steps) => Describe([.. steps.Select(step => step.ToString())]);

    private static string Describe(List<string> all)
    {
        const int most = 10;
        List<string> names = [.. all.Take(most)];
        if (all.Count > most)
        {
            names.Add(FormattableString.Invariant($"{all.Count - most} more"));
        }

        return string.Join(", ", names);
    }
}
