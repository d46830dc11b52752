namespace Cmq.Broker;

/// <summary>Which of a message's links a list uses.</summary>
internal interface IMessageSlot
{
    static abstract ref MessageLinks Of(ref StoredMessage message);
}
