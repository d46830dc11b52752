namespace Cmq.Broker;

/// <summary>A list of messages, linked through the messages: any of them is taken out at the same cost.</summary>
internal sealed class MessageList<TSlot>(MessageTable messages)
    where TSlot : IMessageSlot
{
    private int _last = MessageTable.None;

    public int First { get; private set; } = MessageTable.None;

    public int Count { get; private set; }

    public int After(int message) => LinksOf(message).Next;

    public void Append(int message) => InsertBefore(MessageTable.None, message);

    /// <summary>Puts a message before another one of the list, or at the end.</summary>
    public void InsertBefore(int next, int message)
    {
        var previous = next == MessageTable.None ? _last : LinksOf(next).Previous;
        LinksOf(message) = new() { Previous = previous, Next = next };
        SetNext(previous, message);
        SetPrevious(next, message);
        Count++;
    }

    public void Remove(int message)
    {
        var links = LinksOf(message);
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
