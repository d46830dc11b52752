namespace Cmq.Broker;

/// <summary>What a heap of messages is ordered by, and where a message keeps its place in it.</summary>
internal interface IMessageOrder
{
    static abstract bool IsBefore(in StoredMessage message, in StoredMessage other);

    static abstract ref int PlaceOf(ref StoredMessage message);
}
