using System.Runtime.CompilerServices;

namespace Cmq;

/// <summary>What takes more than one action: lists read to their end, and exact look-ups behind the service's fuzzy ones.</summary>
public static class CmqManagementExtensions
{
    private const int MaxStepsBack = 20;

    /// <summary>Lists all queues that match; one call for each 50.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="query">Which queues; the list begins at its offset. Null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static IAsyncEnumerable<QueueDescription> ListQueuesAsync(this ICmqManagement management, CmqListQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        query ??= new CmqListQuery();
        return ReadToEndAsync(
            (offset, token) => management.DescribeQueuesAsync(query with { Offset = offset, Limit = CmqListQuery.MaxLimit }, token),
            queue => queue.Name,
            query.Offset,
            cancellationToken);
    }

    /// <summary>Lists all topics that match; one call for each 50.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="query">Which topics; the list begins at its offset. Null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static IAsyncEnumerable<TopicDescription> ListTopicsAsync(this ICmqManagement management, CmqListQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        query ??= new CmqListQuery();
        return ReadToEndAsync(
            (offset, token) => management.DescribeTopicsAsync(query with { Offset = offset, Limit = CmqListQuery.MaxLimit }, token),
            topic => topic.Name,
            query.Offset,
            cancellationToken);
    }

    /// <summary>Lists all subscriptions that match; one call for each 50.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="query">Which subscriptions; the list begins at its offset.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static IAsyncEnumerable<SubscriptionDescription> ListSubscriptionsAsync(this ICmqManagement management, SubscriptionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        ArgumentNullException.ThrowIfNull(query);
        return ReadToEndAsync(
            (offset, token) => management.DescribeSubscriptionsAsync(query with { Offset = offset, Limit = CmqListQuery.MaxLimit }, token),
            subscription => subscription.TopicName + "/" + subscription.Name,
            query.Offset,
            cancellationToken);
    }

    /// <summary>Describes a queue if it exists.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queue; null when there is none of that name.</returns>
    public static async Task<QueueDescription?> FindQueueAsync(this ICmqManagement management, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        try
        {
            return await management.DescribeQueueAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            return null;
        }
    }

    /// <summary>Describes a topic if it exists.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The topic; null when there is none of that name.</returns>
    public static async Task<TopicDescription?> FindTopicAsync(this ICmqManagement management, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        try
        {
            return await management.DescribeTopicAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// Describes a subscription if it exists. The service has no look-up of one subscription, only a fuzzy search, so the names that
    /// come back are compared exactly, on all pages.
    /// </summary>
    /// <param name="management">The control plane.</param>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The subscription; null when it, or its topic, does not exist.</returns>
    public static async Task<SubscriptionDescription?> FindSubscriptionAsync(this ICmqManagement management, string topicName, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(management);
        try
        {
            var candidates = management.ListSubscriptionsAsync(new() { TopicName = topicName, NameContains = name }, cancellationToken);
            await foreach (var candidate in candidates.ConfigureAwait(false))
            {
                if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                {
                    return candidate;
                }
            }

            return null;
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            return null;
        }
    }

    // Objects that come or go while the pages are read shift the rest. One that comes makes some appear twice: each is given once. One
    // that goes would make the first of the next page slip into a page that was read already: when the total has shrunk, reading steps
    // back by as much. That is bounded, and a page that has nothing ends the list whatever the total says, so that it ends in any case.
    private static async IAsyncEnumerable<T> ReadToEndAsync<T>(
        Func<int, CancellationToken, Task<CmqPage<T>>> readPage,
        Func<T, string> key,
        int start,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stepsBack = 0;
        var total = 0L;
        for (var offset = start; ;)
        {
            var page = await readPage(offset, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                if (seen.Add(key(item)))
                {
                    yield return item;
                }
            }

            var gone = total - page.TotalCount;
            total = page.TotalCount;
            if (offset > start && gone > 0 && stepsBack++ < MaxStepsBack)
            {
                offset = (int)Math.Max(start, offset - gone);
                continue;
            }

            offset += page.Items.Count;
            if (page.Items.Count == 0 || offset >= total)
            {
                yield break;
            }
        }
    }
}
