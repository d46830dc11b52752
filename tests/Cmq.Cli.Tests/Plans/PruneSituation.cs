namespace Cmq.Cli.Tests;

/// <summary>What can be there, or come between a plan with <c>--prune</c> and its run: by name, on what <see cref="PruneProgram"/> has left.</summary>
internal static class PruneSituation
{
    /// <summary>Brings it about.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="situation">Its name, as in the tables of tests.</param>
    public static async Task ArrangeAsync(Workspace workspace, string situation)
    {
        var broker = workspace.Broker;
        var own = PruneProgram.Tag("demo");
        switch (situation)
        {
            case "queue with messages":
                await broker.SendTestMessageAsync("old", "hello");
                break;
            case "hidden message":
                await broker.SendTestMessageAsync("old", "hello");
                await broker.ReceiveMessagesAsync("old");
                break;
            case "subscription of somebody else":
                await broker.CreateSubscriptionAsync("old-topic", "stranger", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "dead-letter queue in use":
                await broker.CreateQueueAsync("user", new() { DeadLetterPolicy = new() { DeadLetterQueue = "old", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
                break;
            case "damaged memory file":
                workspace.Write("memory.json", "damaged");
                break;
            case "tag removed":
                await broker.ModifyQueueTagsAsync("old", new() { Delete = [Ownership.TagKey] });
                break;
            case "tag of another owner":
                await broker.ModifyQueueTagsAsync("old", new() { Replace = PruneProgram.Tag("other") });
                break;
            case "tag of another owner on the topic":
                await broker.ModifyTopicTagsAsync("old-topic", new() { Replace = PruneProgram.Tag("other") });
                break;
            case "declared object of another owner":
                await broker.ModifyQueueTagsAsync("keep", new() { Replace = PruneProgram.Tag("other") });
                break;
            case "created again" or "created again by another owner":
                await broker.DeleteSubscriptionAsync("old-topic", "sub");
                await broker.DeleteQueueAsync("old");
                await broker.CreateQueueAsync("old", new(), situation == "created again" ? own : PruneProgram.Tag("other"));
                break;
            case "subscription that leads elsewhere":
                await broker.DeleteSubscriptionAsync("old-topic", "sub");
                await broker.CreateSubscriptionAsync("old-topic", "sub", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "no tag":
                await broker.CreateQueueAsync("handmade", new());
                break;
            case "other owner":
                await broker.CreateQueueAsync("foreign", new(), PruneProgram.Tag("other"));
                break;
            case "other stack":
                await broker.CreateQueueAsync("staged", new(), PruneProgram.Tag("demo/prod"));
                break;
            case "subscription to a URL of a topic that stays":
                workspace.WriteProgram(PruneProgram.Keep + "news:\n  type: cmq:Topic\n  properties: { name: news }\n");
                await broker.CreateTopicAsync("news", new(), null, own);
                await broker.CreateSubscriptionAsync("news", "url", SubscriptionProtocol.Http, "http://example.com/", new());
                break;
            case "selector that takes one":
                await broker.CreateQueueAsync("tagged", new(), own);
                break;
            case "no --prune" or "new leftover" or "another owner's tag as a whole"
                or "selector that leaves a subscription" or "selector that takes nothing" or "selector by a tag that nothing has" or "selector that takes all":
                // It is made by the command's options, or comes later.
                break;
            default:
                throw new ArgumentException($"There is no situation '{situation}'.", nameof(situation));
        }
    }
}
