namespace Cmq.Broker;

/// <summary>The object that the last operation on a state was about: a queue, or a topic with its subscriptions.</summary>
internal sealed record TouchedObject(CmqNameKind Kind, string Name);
