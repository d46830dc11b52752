namespace Cmq.Broker;

/// <summary>For the list of messages by age.</summary>
internal readonly struct AgeSlot : IMessageSlot
{
    public static ref MessageLinks Of(ref StoredMessage message) => ref message.Age;
}
