namespace Cmq.Cli.Tests;

/// <summary>Two programs between which a plan has a step of each kind.</summary>
internal static class PlanFileProgram
{
    /// <summary>What is there.</summary>
    public const string Before = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead }
        orders:
          type: cmq:Queue
          properties: { name: orders, maxMsgSize: 65536, deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 } }
        old:
          type: cmq:Queue
          properties: { name: old }
        """;

    private const string After = """
        dead:
          type: cmq:Queue
          properties: { name: orders-dead, maxMsgSize: 131072, forceDestroy: true }
        orders:
          type: cmq:Queue
          properties:
            name: orders
            visibilityTimeout: ${timeout}
            maxMsgSize: 65536
            deadLetterPolicy: { deadLetterQueue: "${dead.name}", policy: 0, maxReceiveCount: 5 }
          options: { ignoreChanges: [msgRetentionSeconds] }
        new:
          type: cmq:Queue
          properties: { name: new, tags: { price: "5$", of: "t${orders.visibilityTimeout}" } }
        like:
          type: cmq:Queue
          properties: { name: like, visibilityTimeout: "${new.visibilityTimeout}" }
          options: { protect: true }
        """;

    private const string More = "config:\n  timeout: { type: integer, default: 60 }\nvariables:\n  at: \"${new.queueId}, ${pulumi.project}\"\noutputs:\n  known: ${orders.name}\n  later: ${at}\n";

    /// <summary>Brings the first up, and leaves the second to be planned.</summary>
    public static async Task PrepareAsync(Workspace workspace)
    {
        workspace.WriteProgram(Before);
        await workspace.SucceedAsync("up", "--yes");
        await workspace.Broker.SendTestMessageAsync("orders-dead", "one");
        await workspace.Broker.SendTestMessageAsync("orders-dead", "two", 600);
        workspace.WriteProgram(After, more: More);
    }
}
