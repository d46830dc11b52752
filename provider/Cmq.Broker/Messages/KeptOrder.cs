namespace Cmq.Broker;

/// <summary>By age, for deleted messages that are kept.</summary>
internal readonly struct KeptOrder : IMessageOrder
{
    public static bool IsBefore(StoredMessage message, StoredMessage other) => message.Sequence < other.Sequence;

    public static ref int PlaceOf(StoredMessage message) => ref message.Place;
}
