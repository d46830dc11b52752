namespace Cmq.Broker;

/// <summary>What a heap of messages is ordered by, and where a message keeps its place in it.</summary>
internal interface IMessageOrder
{
    static abstract bool IsBefore(StoredMessage message, StoredMessage other);

    static abstract ref int PlaceOf(StoredMessage message);
}
