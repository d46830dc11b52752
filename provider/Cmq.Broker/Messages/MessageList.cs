namespace Cmq.Broker;

/// <summary>A list of messages, linked through the messages: any of them is taken out at the same cost.</summary>
internal sealed class MessageList<TSlot>
    where TSlot : IMessageSlot
{
    private StoredMessage? _last;

    public StoredMessage? First { get; private set; }

    public int Count { get; private set; }

    public static StoredMessage? After(StoredMessage message) => TSlot.Of(message).Next;

    public void Append(StoredMessage message) => InsertBefore(null, message);

    /// <summary>Puts a message before another one of the list, or at the end.</summary>
    public void InsertBefore(StoredMessage? next, StoredMessage message)
    {
        var previous = next is null ? _last : TSlot.Of(next).Previous;
        TSlot.Of(message) = new() { Previous = previous, Next = next };
        if (previous is null)
        {
            First = message;
        }
        else
        {
            TSlot.Of(previous).Next = message;
        }

        if (next is null)
        {
            _last = message;
        }
        else
        {
            TSlot.Of(next).Previous = message;
        }

        Count++;
    }

    public void Remove(StoredMessage message)
    {
        ref var links = ref TSlot.Of(message);
        if (links.Previous is null)
        {
            First = links.Next;
        }
        else
        {
            TSlot.Of(links.Previous).Next = links.Next;
        }

        if (links.Next is null)
        {
            _last = links.Previous;
        }
        else
        {
            TSlot.Of(links.Next).Previous = links.Previous;
        }

        links = default;
        Count--;
    }

    /// <summary>Puts messages among those that are there, each before the first one that came into the queue after it.</summary>
    /// <param name="messages">Messages in the order in which they came.</param>
    public void Merge(IEnumerable<StoredMessage> messages)
    {
        var next = First;
        foreach (var message in messages)
        {
            while (next is not null && next.Sequence < message.Sequence)
            {
                next = After(next);
            }

            InsertBefore(next, message);
        }
    }
}
