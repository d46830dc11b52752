namespace Cmq.Cli.Tests;

/// <summary>A program that was brought up, and its next text, which declares a part of it: the rest is what <c>--prune</c> is about.</summary>
internal static class PruneProgram
{
    /// <summary>What both texts declare.</summary>
    public const string Keep = "keep:\n  type: cmq:Queue\n  properties: { name: keep }\n";

    /// <summary>A queue that the first declares.</summary>
    public const string Old = "old:\n  type: cmq:Queue\n  properties: { name: old }\n";

    private const string OldTopic = "oldTopic:\n  type: cmq:Topic\n  properties: { name: old-topic }\n";
    private const string OldSub = "oldSub:\n  type: cmq:Subscription\n  properties: { topic: old-topic, name: sub, protocol: queue, endpoint: old }\n";

    /// <summary>Brings the first up, and leaves the second to be planned.</summary>
    public static async Task PrepareAsync(Workspace workspace)
    {
        workspace.WriteProgram(Keep + Old + OldTopic + OldSub);
        await workspace.SucceedAsync("up", "--yes");
        workspace.WriteProgram(Keep);
    }

    /// <summary>Carries the plan out, and expects it to end well.</summary>
    public static async Task<CliRun> ApplyAsync(Workspace workspace)
    {
        var run = await workspace.RunRawAsync("apply", "plan.json", "--yes", "--parallel", "1");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    /// <summary>The names of all that is there.</summary>
    public static async Task<string> AllAsync(Workspace workspace)
    {
        var broker = workspace.Broker;
        var topics = await broker.ListTopicsAsync().Select(topic => topic.Name).ToListAsync();
        var subscriptions = new List<string>();
        foreach (var topic in topics)
        {
            subscriptions.AddRange(await broker.ListSubscriptionsAsync(new() { TopicName = topic }).Select(subscription => $"{topic}/{subscription.Name}").ToListAsync());
        }

        var queues = await broker.ListQueuesAsync().Select(queue => queue.Name).ToListAsync();
        return string.Join(' ', queues.Concat(topics).Concat(subscriptions).Order(StringComparer.Ordinal));
    }

    /// <summary>The tag of an owner.</summary>
    public static Dictionary<string, string> Tag(string owner) => new() { [Ownership.TagKey] = owner };
}
