namespace Cmq.Broker;

/// <summary>A message on its way to an http endpoint.</summary>
public sealed record PushDelivery
{
    /// <summary>Where it goes: a URL that begins with <c>http://</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What the body is: an object in JSON, or the message alone.</summary>
    public required NotifyContentFormat Format { get; init; }

    /// <summary>The application id of the topic's owner.</summary>
    public required long TopicOwner { get; init; }

    /// <summary>The topic.</summary>
    public required string TopicName { get; init; }

    /// <summary>The subscription.</summary>
    public required string SubscriptionName { get; init; }

    /// <summary>The message's id: the one that its publisher was given.</summary>
    public required string MessageId { get; init; }

    /// <summary>The message.</summary>
    public required string Body { get; init; }

    /// <summary>The tags that it was published with; a routing key is none.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishTime { get; init; }
}
