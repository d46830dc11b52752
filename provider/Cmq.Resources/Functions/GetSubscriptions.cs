using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getSubscriptions</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetSubscriptions(ResourceContext context)
    : Listing<SubscriptionDescription>(context, Definition, SubscriptionSpec.Resource, GetSubscription.Rows)
{
    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getSubscriptions",
        Description = "Lists the subscriptions of a topic, or those of all topics that deliver into a queue, with their message counters.",
        Inputs =
        [
            new() { Name = "topic", Type = PropertyType.String, Description = "Name of the topic whose subscriptions are listed. Either this or `queue` is given." },
            new() { Name = "queue", Type = PropertyType.String, Description = "Name of the queue that they deliver into. Either this or `topic` is given." },
            FunctionInputs.NameContains,
        ],
        Outputs = [Result("subscriptions", "The subscriptions.", "SubscriptionResult", "A subscription as a function finds it.", GetSubscription.Rows)],
    };

    private protected override string Subject(PropertyMap arguments) => Values.Text(arguments.Find("topic") ?? arguments["queue"]);

    private protected override IEnumerable<CheckFailure> CheckRules(PropertyMap arguments) =>
        (arguments.Find("topic") is null) != (arguments.Find("queue") is null)
            ? []
            : [new("", "either topic or queue is given: the subscriptions are listed of a topic, or those that deliver into a queue")];

    private protected override IAsyncEnumerable<SubscriptionDescription> ListAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken)
    {
        string? Text(string name) => arguments.Find(name) is { } value ? Values.Text(value) : null;
        return management.ListSubscriptionsAsync(
            new() { TopicName = Text("topic"), QueueName = Text("queue"), NameContains = Text("nameContains") }, cancellationToken);
    }
}
