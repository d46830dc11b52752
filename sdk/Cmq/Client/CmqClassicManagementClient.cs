using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>
/// The control plane of edition classic over the network: the HTTP SDK protocol (<c>/v2/index.php</c>), which classic CMQ has for everything. Make one and keep it:
/// it holds the pooled connections, and all its members are safe to use from several threads at once.
/// </summary>
/// <remarks>
/// <para>It sends what it is given; what the protocol has no form for is refused by name (<see cref="CmqRefusedException"/>): tags, <c>trace</c>, transaction queues,
/// <c>retentionSizeInMB</c>, clearing a queue, and the subscriptions that deliver into a queue.</para>
/// <para>The protocol's lists have names and ids only, so a page costs one call and one more for each of its objects, eight at a time. A queue's description costs two
/// calls, as the queues that use it as their dead-letter queue are asked for apart. Where a queue has a dead-letter policy, the answer names the dead-letter queue by its id; its
/// name is looked up in the list of queues, once.</para>
/// </remarks>
public sealed partial class CmqClassicManagementClient : ICmqManagement, IDisposable
{
    private const int CallsAtATime = 8;

    private readonly V2Caller _v2;
    private readonly CmqMessagingClient _messages;

    /// <summary>A client.</summary>
    /// <param name="options">How it reaches the service. <see cref="CmqClientOptions.Edition"/> is classic.</param>
    /// <exception cref="ArgumentException">An option is missing or can't be: the message names it.</exception>
    public CmqClassicManagementClient(CmqClientOptions options)
        : this(new V2Caller(CmqClientOptions.Checked(options)))
    {
    }

    private CmqClassicManagementClient(V2Caller v2)
    {
        if (v2.Options.Edition != CmqEdition.Classic)
        {
            throw new ArgumentException($"Edition {v2.Options.Edition.Name()} is managed over API 3.0: use CmqManagementClient.", nameof(v2));
        }

        (_v2, _messages) = (v2, CmqMessagingClient.Over(v2));
    }

    /// <summary>A client over a caller that others use too.</summary>
    internal static CmqClassicManagementClient Over(V2Caller v2) => new(v2);

    /// <summary>Closes the connections, unless they belong to an injected <see cref="HttpClient"/>. Calls under way fail.</summary>
    public void Dispose() => _v2.Dispose();

    private static CmqRefusedException Refused(string property, string value, string limit) => new(
    [
        new CmqRefusal(property, value, limit, CmqEdition.Classic) { AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022] },
    ]);

    private static void RefuseTags(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is { Count: > 0 })
        {
            throw Refused("tags", "a map", "the HTTP SDK protocol has no tags");
        }
    }

    private static V2Request Page(V2Request request, int offset, int limit, string? searchWord)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset, "query.Offset");
        ArgumentOutOfRangeException.ThrowIfNegative(limit, "query.Limit");
        request.Add("offset", offset).Add("limit", limit);
        return searchWord is { Length: > 0 } ? request.Add("searchWord", searchWord) : request;
    }

    // One page of names, and what each of them is. One that goes meanwhile is left out.
    private async Task<CmqPage<T>> ListAsync<T>(
        V2Action action, CmqListQuery query, string listMember, string nameMember, Func<string, CancellationToken, Task<T>> describe, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Tags is { Count: > 0 })
        {
            throw Refused("tags", "a filter", "the HTTP SDK protocol has no tags");
        }

        if (query.Names is { } names)
        {
            return await FindAsync(query, names, describe, cancellationToken).ConfigureAwait(false);
        }

        var page = await _v2.CallAsync(
            Page(new(action, null), query.Offset, query.Limit, query.NameContains),
            answer => ReadPage(answer, listMember, item => item.Text(nameMember)),
            cancellationToken).ConfigureAwait(false);
        return new(await DescribeAllAsync(page.Items, describe, cancellationToken).ConfigureAwait(false), page.TotalCount);
    }

    private static async Task<CmqPage<T>> FindAsync<T>(
        CmqListQuery query, IReadOnlyList<string> names, Func<string, CancellationToken, Task<T>> describe, CancellationToken cancellationToken)
        where T : class
    {
        var wanted = names.Where(name => query.NameContains is not { Length: > 0 } text || name.Contains(text, StringComparison.OrdinalIgnoreCase));
        var found = await DescribeAllAsync([.. wanted], describe, cancellationToken).ConfigureAwait(false);
        return new([.. found.Skip(query.Offset).Take(query.Limit)], found.Count);
    }

    private static async Task<IReadOnlyList<T>> DescribeAllAsync<T>(
        IReadOnlyList<string> names, Func<string, CancellationToken, Task<T>> describe, CancellationToken cancellationToken)
        where T : class
    {
        var found = new T?[names.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, names.Count),
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtATime, CancellationToken = cancellationToken },
            async (index, cancel) =>
            {
                try
                {
                    found[index] = await describe(names[index], cancel).ConfigureAwait(false);
                }
                catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
                {
                    // It is left out.
                }
            }).ConfigureAwait(false);
        return [.. found.OfType<T>()];
    }

    private static CmqPage<T> ReadPage<T>(JObject answer, string listMember, Func<JObject, T> read)
    {
        var items = answer.ObjectsOrNull(listMember, read) ?? [];
        return new(items, answer.NumberOrNull("totalCount") ?? items.Count);
    }
}
