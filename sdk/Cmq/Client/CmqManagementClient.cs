using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>
/// The control plane over the network: API 3.0 (product tdmq, version 2020-02-17), signed with TC3-HMAC-SHA256. Make one and keep it:
/// it holds the pooled connections and the rate limits, and all its members are safe to use from several threads at once.
/// </summary>
/// <remarks>
/// It sends what it is given: names, ranges and what belongs together are for the service to refuse. To check them first, by edition, use
/// <see cref="CmqNames"/>, <see cref="QueueRules"/>, <see cref="TopicRules"/>, <see cref="SubscriptionRules"/> and <see cref="TagRules"/>.
/// When calls are tried again is said at <see cref="CmqRetryOptions"/>, how fast they go at <see cref="CmqRateLimits"/>.
/// </remarks>
/// <example>
/// <code>
/// using var client = new CmqManagementClient(new() { Region = "ap-guangzhou", Credentials = new CmqCredential(secretId, secretKey) });
/// await client.CreateQueueAsync("orders", new() { VisibilityTimeout = 60 });
/// </code>
/// </example>
public sealed partial class CmqManagementClient : ICmqManagement, IDisposable
{
    private readonly ApiCaller _api;
    private readonly string _region;
    private readonly long? _accountUin;

    /// <summary>A client.</summary>
    /// <param name="options">How it reaches the service.</param>
    /// <exception cref="ArgumentException">An option is missing or can't be: the message names it.</exception>
    public CmqManagementClient(CmqClientOptions options)
    {
        _api = new(CmqClientOptions.Checked(options));
        (_region, _accountUin) = (options.Region, options.AccountUin);
    }

    /// <summary>Closes the connections, unless they belong to an injected <see cref="HttpClient"/>. Calls under way fail.</summary>
    public void Dispose() => _api.Dispose();

    private static JObject Request(string member, string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return new JObject { [member] = value };
    }

    private static JObject Page(int offset, int limit, string parameter)
    {
        // The two are unsigned in the API. It also wants both or none.
        ArgumentOutOfRangeException.ThrowIfNegative(offset, parameter + ".Offset");
        ArgumentOutOfRangeException.ThrowIfNegative(limit, parameter + ".Limit");
        return new JObject { ["Offset"] = offset, ["Limit"] = limit };
    }

    private Task<CmqPage<T>> ListAsync<T>(
        ApiAction action, CmqListQuery query, string nameMember, string listMember, Func<JObject, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var request = Page(query.Offset, query.Limit, nameof(query));
        if (query.Names is { Count: 0 })
        {
            // "Only these names", and there are none: the service would take an empty list for no filter at all.
            return Task.FromResult(new CmqPage<T>([], 0));
        }

        if (query.NameContains is { Length: > 0 } text)
        {
            request[nameMember] = text;
        }

        if (query.Names is { } names)
        {
            request[nameMember + "List"] = new JArray(names);
        }

        TagMembers.WriteFilter(request, query.Tags);
        return _api.CallAsync(action, null, request, answer => ReadPage(answer, listMember, read), cancellationToken);
    }

    private static CmqPage<T> ReadPage<T>(JObject answer, string listMember, Func<JObject, T> read)
    {
        var items = answer.ObjectsOrNull(listMember, read) ?? [];
        return new(items, answer.NumberOrNull("TotalCount") ?? items.Count);
    }
}
