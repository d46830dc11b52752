namespace Cmq.Broker;

/// <summary>By the time at which something happens to a message, and at one time by age.</summary>
internal readonly struct DueOrder : IMessageOrder
{
    public static bool IsBefore(in StoredMessage message, in StoredMessage other) =>
        message.Due < other.Due || (message.Due == other.Due && message.Sequence < other.Sequence);

    public static ref int PlaceOf(ref StoredMessage message) => ref message.Place;
}
