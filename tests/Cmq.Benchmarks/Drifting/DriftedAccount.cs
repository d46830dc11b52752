using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Benchmarks;

/// <summary>An account behind an emulator, and the state of a stack that declares all of it.</summary>
internal sealed class DriftedAccount : IAsyncDisposable
{
    private const int PageSize = 50;

    private readonly CmqEmulator _emulator;
    private readonly string _folder = Directory.CreateTempSubdirectory("cmq-drift-").FullName;

    private DriftedAccount(CmqEmulator emulator, int queues, int topics, int perTopic)
    {
        _emulator = emulator;
        Objects = queues + topics + (topics * perTopic);
        Pages = Math.Max(1, (queues + PageSize - 1) / PageSize) + Math.Max(1, (topics + PageSize - 1) / PageSize) + topics;
        MostOfAnAction = Math.Max(topics, Math.Max(1, (queues + PageSize - 1) / PageSize));
    }

    /// <summary>How many objects there are.</summary>
    public int Objects { get; }

    /// <summary>How many pages the lists have: of queues, of topics, and of the subscriptions of each topic.</summary>
    public int Pages { get; }

    /// <summary>How many of these are asked for with the same action; each action has a rate limit of its own.</summary>
    public int MostOfAnAction { get; }

    /// <summary>The calls that have been made.</summary>
    public long Calls => _emulator.Calls.Total;

    /// <summary>The file with the state.</summary>
    public string State => Path.Combine(_folder, "state.json");

    /// <summary>What leads a command to the account.</summary>
    public (string Name, string Value)[] Environment =>
    [
        ("CMQ_ENDPOINT", _emulator.Endpoint.ToString()),
        ("TENCENTCLOUD_REGION", "ap-guangzhou"),
        ("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId),
        ("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey),
    ];

    /// <summary>Fills an account.</summary>
    /// <param name="queues">How many queues.</param>
    /// <param name="topics">How many topics.</param>
    /// <param name="perTopic">How many subscriptions of each topic.</param>
    /// <param name="limits">How many calls a second the emulator takes.</param>
    public static async Task<DriftedAccount> OpenAsync(int queues, int topics, int perTopic, CmqRateLimits limits)
    {
        var broker = new CmqBroker(new() { Quotas = CmqBrokerQuotas.None });
        var resources = new JsonArray();
        for (var queue = 0; queue < queues; queue++)
        {
            await broker.CreateQueueAsync(Name("queue", queue), new() { VisibilityTimeout = 60 });
            resources.Add(Resource("Queue", Name("queue", queue), new JsonObject { ["name"] = Name("queue", queue), ["visibilityTimeout"] = 60 }));
        }

        for (var topic = 0; topic < topics; topic++)
        {
            await broker.CreateTopicAsync(Name("topic", topic), new());
            resources.Add(Resource("Topic", Name("topic", topic), new JsonObject { ["name"] = Name("topic", topic) }));
            for (var subscription = 0; subscription < perTopic; subscription++)
            {
                var (name, endpoint) = (Name("subscription", subscription), Name("queue", subscription));
                await broker.CreateSubscriptionAsync(Name("topic", topic), name, SubscriptionProtocol.Queue, endpoint, new());
                resources.Add(Resource("Subscription", $"{Name("topic", topic)}/{name}", new JsonObject
                {
                    ["topic"] = Name("topic", topic),
                    ["name"] = name,
                    ["protocol"] = "queue",
                    ["endpoint"] = endpoint,
                }));
            }
        }

        var account = new DriftedAccount(await CmqEmulator.StartAsync(new() { Management = broker, RateLimits = limits }), queues, topics, perTopic);
        var state = new JsonObject { ["version"] = 3, ["deployment"] = new JsonObject { ["resources"] = resources } };
        await File.WriteAllTextAsync(account.State, state.ToJsonString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"orders-{kind}-{number}");

    private static JsonObject Resource(string type, string id, JsonObject inputs) => new()
    {
        ["urn"] = $"urn:pulumi:prod::large::cmq:index:{type}::{id}",
        ["custom"] = true,
        ["type"] = $"cmq:index:{type}",
        ["id"] = id,
        ["inputs"] = inputs,
        ["outputs"] = inputs.DeepClone(),
    };
}
