using Cmq.Broker;
using Cmq.Emulator;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>An account as large as the service allows costs its pages, and memory in proportion.</summary>
public sealed class ScaleTests
{
    [Test]
    public async Task Drift_Of20500Objects_CostsItsPages()
    {
        var (run, calls, _) = await DriftAsync(10_000, 500, 20);
        var report = JObject.Parse(run.Out);
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Changes), run.Error);
        Assert.That(((int)report["summary"]!["fine"]!, (int)report["summary"]!["changed"]!), Is.EqualTo((20_499, 1)));

        const int pages = (10_000 / 50) + (500 / 50) + 500;
        Assert.That(calls, Is.InRange(pages, pages * 1.05));
        Assert.That((long)report["calls"]!["total"]!, Is.EqualTo(calls));
        Assert.That(run.Error, Does.Contain("Reading 10,000 queues, 500 topics and their subscriptions: about 710 calls, 24.0 s or more at 20 a second for each action.")
            .Or.Contain("about 710 calls, 25.0 s or more"));
    }

    [Test]
    public async Task Drift_OfFourTimesAsMany_AllocatesFourTimesAsMuch()
    {
        await DriftAsync(100, 5, 20);
        var (_, _, small) = await DriftAsync(1_000, 50, 20);
        var (_, _, large) = await DriftAsync(4_000, 200, 20);
        Assert.That((double)large / small, Is.LessThan(4.8));
    }

    private static async Task<(CliRun Run, long Calls, long Allocated)> DriftAsync(int queues, int topics, int perTopic)
    {
        using var workspace = new Workspace { IsErrorTerminal = true };
        var broker = new CmqBroker(new() { TimeProvider = workspace.Clock, Quotas = CmqBrokerQuotas.None });
        var state = new JArray();
        for (var i = 0; i < queues; i++)
        {
            await broker.CreateQueueAsync($"q{i}", new() { VisibilityTimeout = i == 7 ? 99 : 60 });
            state.Add(Resource("Queue", $"q{i}", new JObject { ["name"] = $"q{i}", ["visibilityTimeout"] = 60 }));
        }

        for (var i = 0; i < topics; i++)
        {
            await broker.CreateTopicAsync($"t{i}", new());
            state.Add(Resource("Topic", $"t{i}", new JObject { ["name"] = $"t{i}" }));
            for (var j = 0; j < perTopic; j++)
            {
                await broker.CreateSubscriptionAsync($"t{i}", $"s{j}", SubscriptionProtocol.Queue, $"q{j}", new());
                state.Add(Resource("Subscription", $"t{i}/s{j}", new JObject { ["topic"] = $"t{i}", ["name"] = $"s{j}", ["protocol"] = "queue", ["endpoint"] = $"q{j}" }));
            }
        }

        workspace.Write("state.json", new JObject { ["version"] = 3, ["deployment"] = new JObject { ["resources"] = state } }.ToString(Formatting.None));
        await using var emulator = await CmqEmulator.StartAsync(new() { Management = broker, TimeProvider = workspace.Clock });
        workspace.SetEnvironment("CMQ_ENDPOINT", emulator.Endpoint.ToString());
        workspace.SetEnvironment("TENCENTCLOUD_REGION", "ap-guangzhou");
        workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId);
        workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var run = await workspace.RunRawAsync("drift", "state.json", "--json");
        return (run, emulator.Calls.Total, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static JObject Resource(string type, string id, JObject inputs) => new()
    {
        ["urn"] = $"urn:pulumi:prod::large::cmq:index:{type}::{id}",
        ["custom"] = true,
        ["type"] = $"cmq:index:{type}",
        ["id"] = id,
        ["inputs"] = inputs,
        ["outputs"] = inputs.DeepClone(),
    };
}
