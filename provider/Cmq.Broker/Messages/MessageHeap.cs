namespace Cmq.Broker;

/// <summary>
/// A heap of messages with four branches, in which each message knows its place: the first is at hand, and any is taken out without a search. A
/// message that belongs behind all others, which is the usual case, costs one comparison.
/// </summary>
internal sealed class MessageHeap<TOrder>
    where TOrder : IMessageOrder
{
    private StoredMessage[] _items = [];

    public int Count { get; private set; }

    public StoredMessage? First => Count == 0 ? null : _items[0];

    public ReadOnlySpan<StoredMessage> Unordered => _items.AsSpan(0, Count);

    public void Add(StoredMessage message)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, 2 * Count));
        }

        Rise(message, Count++);
    }

    public void Remove(StoredMessage message)
    {
        var place = TOrder.PlaceOf(message);
        var last = _items[--Count];
        _items[Count] = null!;
        TOrder.PlaceOf(message) = -1;
        if (!ReferenceEquals(last, message))
        {
            Put(last, place);
        }

        // What a burst took is given back.
        if (_items.Length > 1024 && Count < _items.Length / 8)
        {
            Array.Resize(ref _items, _items.Length / 4);
        }
    }

    /// <summary>Takes all out, in no order.</summary>
    public StoredMessage[] TakeAll()
    {
        var all = Unordered.ToArray();
        foreach (var message in all)
        {
            TOrder.PlaceOf(message) = -1;
        }

        (_items, Count) = ([], 0);
        return all;
    }

    private void Put(StoredMessage message, int place)
    {
        if (place > 0 && TOrder.IsBefore(message, _items[(place - 1) / 4]))
        {
            Rise(message, place);
        }
        else
        {
            Sink(message, place);
        }
    }

    private void Rise(StoredMessage message, int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 4;
            if (!TOrder.IsBefore(message, _items[parent]))
            {
                break;
            }

            Set(place, _items[parent]);
            place = parent;
        }

        Set(place, message);
    }

    private void Sink(StoredMessage message, int place)
    {
        while (true)
        {
            var child = (4 * place) + 1;
            if (child >= Count)
            {
                break;
            }

            var end = Math.Min(child + 4, Count);
            for (var other = child + 1; other < end; other++)
            {
                child = TOrder.IsBefore(_items[other], _items[child]) ? other : child;
            }

            if (!TOrder.IsBefore(_items[child], message))
            {
                break;
            }

            Set(place, _items[child]);
            place = child;
        }

        Set(place, message);
    }

    private void Set(int place, StoredMessage message)
    {
        _items[place] = message;
        TOrder.PlaceOf(message) = place;
    }
}
