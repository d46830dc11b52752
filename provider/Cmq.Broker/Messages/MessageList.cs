namespace Cmq.Broker;

/// <summary>A list of messages, linked through the messages: any of them is taken out at the same cost.</summary>
internal sealed class MessageList<TSlot>(MessageTable messages)
    where TSlot : IMessageSlot
{
    private int _last = MessageTable.None;

    public int First { get; private set; } = MessageTable.None;

    public int Count { get; private set; }

    public int After(int message) => LinksOf(message).Next;

    /// <summary>Puts a message at the end.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="message">The same message, which the caller has at hand.</param>
    public void Append(int number, ref StoredMessage message)
    {
        TSlot.Of(ref message) = new() { Previous = _last, Next = MessageTable.None };
        SetNext(_last, number);
        _last = number;
        Count++;
    }

    public void Remove(ref StoredMessage message)
    {
        var links = TSlot.Of(ref message);
        SetNext(links.Previous, links.Next);
        SetPrevious(links.Next, links.Previous);
        Count--;
    }

    /// <summary>Puts messages among those that are there, each before the first one that came into the queue after it.</summary>
    /// <param name="back">Messages in the order in which they came.</param>
    public void Merge(IEnumerable<int> back)
    {
        var next = First;
        foreach (var message in back)
        {
            while (next != MessageTable.None && messages[next].Sequence < messages[message].Sequence)
            {
                next = After(next);
            }

            InsertBefore(next, message);
        }
    }

    // At the end, where there is no next one.
    private void InsertBefore(int next, int message)
    {
        var previous = next == MessageTable.None ? _last : LinksOf(next).Previous;
        LinksOf(message) = new() { Previous = previous, Next = next };
        SetNext(previous, message);
        SetPrevious(next, message);
        Count++;
    }

    private void SetNext(int message, int next)
    {
        if (message == MessageTable.None)
        {
            First = next;
        }
        else
        {
            LinksOf(message).Next = next;
        }
    }

    private void SetPrevious(int message, int previous)
    {
        if (message == MessageTable.None)
        {
            _last = previous;
        }
        else
        {
            LinksOf(message).Previous = previous;
        }
    }

    private ref MessageLinks LinksOf(int message) => ref TSlot.Of(ref messages[message]);
}
