using System.Collections.Frozen;

namespace Cmq;

/// <summary>Where the HTTP SDK protocol is spoken: classic CMQ has a host for queues and one for topics and subscriptions, TDMQ has one for both.</summary>
/// <param name="Queues">Where queues are.</param>
/// <param name="Topics">Where topics and subscriptions are.</param>
internal sealed record V2Hosts(CmqEndpoint Queues, CmqEndpoint Topics)
{
    // The names that the hosts have for regions, as the vendor's clients list them.
    private static readonly FrozenDictionary<string, string> ShortNames = new Dictionary<string, string>
    {
        ["ap-bangkok"] = "th",
        ["ap-beijing"] = "bj",
        ["ap-chengdu"] = "cd",
        ["ap-chongqing"] = "cq",
        ["ap-guangzhou"] = "gz",
        ["ap-guangzhou-open"] = "gzopen",
        ["ap-hongkong"] = "hk",
        ["ap-mumbai"] = "in",
        ["ap-nanjing"] = "nj",
        ["ap-seoul"] = "kr",
        ["ap-shanghai"] = "sh",
        ["ap-shanghai-fsi"] = "shjr",
        ["ap-shenzhen-fsi"] = "szjr",
        ["ap-singapore"] = "sg",
        ["ap-tokyo"] = "jp",
        ["eu-frankfurt"] = "de",
        ["eu-moscow"] = "ru",
        ["na-ashburn"] = "use",
        ["na-siliconvalley"] = "usw",
        ["na-toronto"] = "ca",
        ["sa-saopaulo"] = "sao",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The hosts that options lead to.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An endpoint is none, or none is set and the region has no known name in host names.</exception>
    public static V2Hosts Of(CmqClientOptions options)
    {
        if (options.MessagingEndpoint is { } given)
        {
            return new(CmqEndpoint.Parse(given), CmqEndpoint.Parse(options.TopicEndpoint ?? given));
        }

        var region = ShortName(options.Region);
        var (queues, topics) = (options.Edition, options.Network) switch
        {
            (CmqEdition.Classic, CmqNetwork.Public) => ($"cmq-queue-{region}.api.qcloud.com", $"cmq-topic-{region}.api.qcloud.com"),
            (CmqEdition.Classic, _) => ($"http://cmq-queue-{region}.api.tencentyun.com", $"http://cmq-topic-{region}.api.tencentyun.com"),
            (_, CmqNetwork.Public) => ($"cmq-{region}.public.tencenttdmq.com", $"cmq-{region}.public.tencenttdmq.com"),
            _ => ($"http://{region}.mqadapter.cmq.tencentyun.com", $"http://{region}.mqadapter.cmq.tencentyun.com"),
        };
        return new(CmqEndpoint.Parse(queues), CmqEndpoint.Parse(options.TopicEndpoint ?? topics));
    }

    private static string ShortName(string region) => ShortNames.TryGetValue(region, out var name) ? name
        : ShortNames.Values.Contains(region, StringComparer.Ordinal) ? region
        : throw new ArgumentException(
            $"Region '{region}' has no known name in the host names of the message service, as ap-guangzhou has gz. Set MessagingEndpoint.", nameof(region));
}
