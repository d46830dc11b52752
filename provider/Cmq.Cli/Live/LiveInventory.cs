using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Everything that is live, read once by list calls: a page for each 50 queues, for each 50 topics, and for each 50 subscriptions of a topic. A part
/// that can't be read is told, and the rest is there all the same. Look-ups of single objects are answered from the lists; what a list lacks is asked
/// for by name once before it is called gone.
/// </summary>
internal sealed class LiveInventory
{
    private readonly ImmutableHashSet<string> _unreadTypes;
    private readonly ImmutableHashSet<string> _unreadTopics;

    private LiveInventory(ResourceSet resources, ImmutableArray<LiveObject> objects, Reader reader)
    {
        (Resources, Objects) = (resources, objects);
        Failures = [.. reader.Failures.OrderBy(failure => failure.What, StringComparer.Ordinal)];
        _unreadTypes = [.. reader.UnreadTypes];
        _unreadTopics = ImmutableHashSet.CreateRange(CmqNames.Comparer, reader.UnreadTopics);
    }

    /// <summary>The resource types, over what was read.</summary>
    public ResourceSet Resources { get; }

    /// <summary>All objects that were listed, in the order of type and id.</summary>
    public ImmutableArray<LiveObject> Objects { get; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<LiveFailure> Failures { get; }

    /// <summary>Reads everything.</summary>
    /// <param name="context">The service, and whose rules hold; a context that nothing was read through yet.</param>
    /// <param name="parallel">How many topics' subscriptions are read at once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">Nothing at all can be read.</exception>
    public static async Task<LiveInventory> ReadAsync(ResourceContext context, int parallel, CancellationToken cancellationToken)
    {
        var reader = new Reader(context.Inventory!, cancellationToken);
        await Task.WhenAll(reader.ReadQueuesAsync(), reader.ReadTopicsAsync(parallel)).ConfigureAwait(false);
        if (reader.UnreadTypes.Contains("Queue") && reader.UnreadTypes.Contains("Topic"))
        {
            throw LiveErrors.End(reader.FirstError!);
        }

        return new(new(context), [.. reader.Objects.OrderBy(found => found.Key)], reader);
    }

    /// <summary>Whether everything was read.</summary>
    public bool IsComplete => Failures.IsEmpty;

    /// <summary>Why an object could not be looked up; null when it could.</summary>
    public LiveFailure? FailureFor(ObjectKey key) => _unreadTypes.Contains(key.Type) || (key.Topic is { } topic && _unreadTopics.Contains(topic))
        ? Failures.First(failure => failure.What == WhatOf(key.Type) || (key.Topic is { } owner && CmqNames.Comparer.Equals(failure.What, WhatOf(owner, key.Type))))
        : null;

    /// <summary>An object as it is; null when it does not exist.</summary>
    /// <param name="spec">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="inputs">What is declared of it; null for nothing, and its inputs are then as few as describe it.</param>
    /// <param name="outputs">Its outputs as they were last known; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ResourceException">It can't be read.</exception>
    public Task<LiveResource?> FindAsync(ResourceSpec spec, string id, PropertyMap? inputs, PropertyMap? outputs, CancellationToken cancellationToken) =>
        Resources.FindResource(spec.Token)!.ReadAsync(id, inputs, outputs, cancellationToken);

    private static string WhatOf(string type) => type.ToLowerInvariant() + "s";

    private static string WhatOf(string topic, string type) => $"{WhatOf(type)} of '{topic}'";

    private sealed class Reader(Inventory inventory, CancellationToken cancellationToken)
    {
        public ConcurrentBag<LiveObject> Objects { get; } = [];

        public ConcurrentBag<LiveFailure> Failures { get; } = [];

        public ConcurrentBag<string> UnreadTypes { get; } = [];

        public ConcurrentBag<string> UnreadTopics { get; } = [];

        public Exception? FirstError { get; private set; }

        public async Task ReadQueuesAsync()
        {
            if (await TryAsync(WhatOf("Queue"), inventory.ListQueuesAsync, () => UnreadTypes.Add("Queue")).ConfigureAwait(false) is { } queues)
            {
                Add(queues.Select(queue => new LiveObject(QueueSpec.Resource, queue.Name)));
            }
        }

        public async Task ReadTopicsAsync(int parallel)
        {
            if (await TryAsync(WhatOf("Topic"), inventory.ListTopicsAsync, LoseTopics).ConfigureAwait(false) is not { } topics)
            {
                Failures.Add(new(WhatOf("Subscription"), "they are listed topic by topic, and the topics could not be read"));
                return;
            }

            Add(topics.Select(topic => new LiveObject(TopicSpec.Resource, topic.Name)));
            await Parallel.ForEachAsync(
                topics,
                new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
                async (topic, _) => await ReadSubscriptionsAsync(topic.Name).ConfigureAwait(false)).ConfigureAwait(false);
        }

        private async Task ReadSubscriptionsAsync(string topic)
        {
            var read = await TryAsync(WhatOf(topic, "Subscription"), token => OfTopicAsync(topic, token), () => UnreadTopics.Add(topic)).ConfigureAwait(false);
            Add((read ?? []).Select(subscription => new LiveObject(SubscriptionSpec.Resource, $"{subscription.TopicName}/{subscription.Name}")));
        }

        // Whose subscriptions there are is not known either.
        private void LoseTopics()
        {
            UnreadTypes.Add("Topic");
            UnreadTypes.Add("Subscription");
        }

        // A topic that was deleted since it was listed has no subscriptions.
        private async Task<IReadOnlyCollection<SubscriptionDescription>> OfTopicAsync(string topic, CancellationToken token)
        {
            try
            {
                return await inventory.ListSubscriptionsAsync(topic, token).ConfigureAwait(false);
            }
            catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
            {
                return [];
            }
        }

        private void Add(IEnumerable<LiveObject> found)
        {
            foreach (var item in found)
            {
                Objects.Add(item);
            }
        }

        // Who may describe objects may still not be allowed to list them: each that is declared is asked for by name then.
        private async Task<IReadOnlyCollection<T>?> TryAsync<T>(string what, Func<CancellationToken, Task<IReadOnlyCollection<T>>> list, Action lose)
        {
            try
            {
                return await list(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is CmqException or IOException)
            {
                FirstError ??= error;
                if (error is not CmqServiceException { Reason: CmqErrorReason.PermissionDenied })
                {
                    lose();
                }

                Failures.Add(new(what, error.Message));
                return null;
            }
        }
    }
}
