namespace Cmq.Broker;

/// <summary>By age, for deleted messages that are kept.</summary>
internal readonly struct KeptOrder : IMessageOrder
{
    public static bool IsBefore(in StoredMessage message, in StoredMessage other) => message.Sequence < other.Sequence;

    public static ref int PlaceOf(ref StoredMessage message) => ref message.Place;
}
