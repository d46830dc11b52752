using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>A shop that was brought up, and to which something happened since.</summary>
internal static class ReviewWorkspace
{
    private const string Resources = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead, msgRetentionSeconds: 1296000 }
        orders:
          type: cmq:Queue
          properties:
            name: orders
            visibilityTimeout: 60
            deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 }
        audit:
          type: cmq:Queue
          properties: { name: audit }
        events:
          type: cmq:Topic
          properties: { name: order-events }
        stock:
          type: cmq:Subscription
          properties: { topic: "${events.name}", name: stock, protocol: queue, endpoint: "${orders.name}", filterTags: [created] }
        web:
          type: cmq:Subscription
          properties: { topic: "${events.name}", name: web, protocol: http, endpoint: "http://hooks.example.internal/orders" }
        """;

    /// <summary>The shop, as it was declared.</summary>
    public static async Task<Workspace> UpAsync(string more = "")
    {
        var workspace = new Workspace();
        workspace.WriteProgram(Resources + more, name: "shop");
        await workspace.SucceedAsync("up", "--yes");
        return workspace;
    }

    /// <summary>The shop with a queue and a subscription changed, a queue missing, and a queue and a subscription that nobody declares.</summary>
    public static async Task<Workspace> DriftedAsync()
    {
        var workspace = await UpAsync();
        var broker = workspace.Broker;
        await broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 120, DeadLetterPolicy = new() { DeadLetterQueue = "orders-dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 9 } });
        await broker.ModifySubscriptionAsync("order-events", "stock", new() { FilterTags = ["created", "paid"] });
        await broker.DeleteQueueAsync("audit");
        await broker.CreateQueueAsync("scratch", new(), new Dictionary<string, string> { ["cmq:program"] = "elsewhere" });
        await broker.CreateSubscriptionAsync("order-events", "copy", SubscriptionProtocol.Queue, "scratch", new());
        return workspace;
    }

    /// <summary>Runs <c>cmq drift</c>, whatever it finds, and gives its JSON report.</summary>
    public static async Task<JObject> DriftAsync(this Workspace workspace, params string[] arguments) =>
        JObject.Parse((await workspace.RunAsync("drift", ["--json", .. arguments])).Out);

    /// <summary>The findings of a report, in short: <c>changed queue/orders visibilityTimeout</c>.</summary>
    public static IEnumerable<string> Findings(this JObject report, string member = "findings") =>
        report[member]!.Select(finding => $"{finding["kind"]} {finding["type"]}/{finding["id"]} {finding["property"]}".TrimEnd());
}
