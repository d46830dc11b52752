using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>A message that a subscription can't deliver yet.</summary>
internal readonly record struct WaitingNote(string SubscriptionId, long Number, PublishedMessage Message);
