namespace Cmq.Broker;

/// <summary>By age, for messages that are not in the list of ages.</summary>
internal readonly struct AgeOrder : IMessageOrder
{
    public static bool IsBefore(in StoredMessage message, in StoredMessage other) => message.Sequence < other.Sequence;

    public static ref int PlaceOf(ref StoredMessage message) => ref message.AgePlace;
}
