namespace Cmq.Broker;

/// <summary>By age, for messages that are not in the list of ages.</summary>
internal readonly struct AgeOrder : IMessageOrder
{
    public static bool IsBefore(StoredMessage message, StoredMessage other) => message.Sequence < other.Sequence;

    public static ref int PlaceOf(StoredMessage message) => ref message.AgePlace;
}
