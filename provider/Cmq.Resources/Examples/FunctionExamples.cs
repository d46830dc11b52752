using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>How the functions are used.</summary>
internal static class FunctionExamples
{
    public static ImmutableArray<ExampleProgram> GetQueue =>
        One("How much work waits", "orders", Resources.GetQueue.Definition, [("name", "orders")], ("waitingMessages", "activeMsgNum"));

    public static ImmutableArray<ExampleProgram> GetTopic =>
        One("How many subscriptions a topic has", "events", Resources.GetTopic.Definition, [("name", "order-events")], ("subscriptions", "subscriptionCount"));

    public static ImmutableArray<ExampleProgram> GetSubscription => One(
        "Where a subscription delivers",
        "billing",
        Resources.GetSubscription.Definition,
        [("topic", "order-events"), ("name", "billing")],
        ("billingEndpoint", "endpoint"));

    public static ImmutableArray<ExampleProgram> GetQueues => One(
        "The queues of a team",
        "found",
        Resources.GetQueues.Definition,
        [("nameContains", "order"), ("tags", ExampleValue.Object(("team", "shop")))],
        ("queues", "queues"));

    public static ImmutableArray<ExampleProgram> GetTopics =>
        One("Topics by name", "found", Resources.GetTopics.Definition, [("names", ExampleValue.List("order-events", "stock-events"))], ("topics", "topics"));

    public static ImmutableArray<ExampleProgram> GetSubscriptions
    {
        get
        {
            var events = ExampleResource.Of("orderEvents", TopicSpec.Resource);
            var found = ExampleInvocation.Of("found", Resources.GetSubscriptions.Definition, ("topic", events["name"]));
            return [new("The subscriptions of a topic of this program", [events, found], [("subscriptions", found["subscriptions"])])];
        }
    }

    public static ImmutableArray<ExampleProgram> GetDeadLetterSources =>
        One("Whose dead letters a queue holds", "found", Resources.GetDeadLetterSources.Definition, [("queue", "dead-letters")], ("sources", "sources"));

    private static ImmutableArray<ExampleProgram> One(
        string title, string name, FunctionSpec function, ReadOnlySpan<(string Name, ExampleValue Value)> arguments, (string Name, string Result) output)
    {
        var found = ExampleInvocation.Of(name, function, arguments);
        return [new(title, [found], [(output.Name, found[output.Result])])];
    }
}
