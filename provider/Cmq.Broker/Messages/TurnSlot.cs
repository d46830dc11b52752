namespace Cmq.Broker;

/// <summary>For the list of messages that wait for their turn to be received.</summary>
internal readonly struct TurnSlot : IMessageSlot
{
    public static ref MessageLinks Of(ref StoredMessage message) => ref message.Turn;
}
