namespace Cmq.Broker;

/// <summary>A queue or topic that is gone, and since when.</summary>
internal sealed record DeletedName(CmqNameKind Kind, string Name, DateTimeOffset Time);
