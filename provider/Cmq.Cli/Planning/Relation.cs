using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What a resource hangs on by name. Names of queues and topics are compared without regard to case, as the service does.</summary>
/// <param name="Topic">The topic of a subscription.</param>
/// <param name="Queue">The queue that a subscription delivers into.</param>
/// <param name="DeadLetterQueue">The dead-letter queue of a queue.</param>
internal sealed record Relation(string? Topic, string? Queue, string? DeadLetterQueue)
{
    /// <summary>It hangs on nothing.</summary>
    public static Relation None { get; } = new(null, null, null);

    /// <summary>What a resource with these inputs hangs on, as far as they are known.</summary>
    public static Relation Of(ResourceSpec spec, PropertyMap inputs) => spec.Name switch
    {
        "Subscription" => new(
            Text(inputs.Find("topic")),
            Text(inputs.Find("protocol")) == SubscriptionProtocol.Queue.Value ? Text(inputs.Find("endpoint")) : null,
            null),
        "Queue" when inputs.Find("deadLetterPolicy")?.Unwrap() is ObjectValue policy =>
            new(null, null, Text(policy.Properties.Find("deadLetterQueue"))),
        _ => None,
    };

    /// <summary>Whether it is a subscription of a topic.</summary>
    public bool IsOfTopic(string topic) => CmqNames.Comparer.Equals(Topic, topic);

    /// <summary>Whether it is a subscription that delivers into a queue.</summary>
    public bool DeliversInto(string queue) => CmqNames.Comparer.Equals(Queue, queue);

    /// <summary>Whether it is a queue whose dead letters go to a queue.</summary>
    public bool HasDeadLetters(string queue) => CmqNames.Comparer.Equals(DeadLetterQueue, queue);

    private static string? Text(PropertyValue? value) => value?.Unwrap() is StringValue text ? text.Value : null;
}
