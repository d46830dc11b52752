namespace Cmq.Broker;

/// <summary>
/// A heap of messages with four branches, in which each message knows its place: the first is at hand, and any is taken out without a search. A
/// message that belongs behind all others, which is the usual case, costs one comparison.
/// </summary>
internal sealed class MessageHeap<TOrder>(MessageTable messages)
    where TOrder : IMessageOrder
{
    private int[] _items = [];

    public int Count { get; private set; }

    public int First => Count == 0 ? MessageTable.None : _items[0];

    public ReadOnlySpan<int> Unordered => _items.AsSpan(0, Count);

    public void Add(int message)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, 2 * Count));
        }

        Rise(message, Count++);
    }

    public void Remove(int message)
    {
        ref var placeOf = ref PlaceOf(message);
        var place = placeOf;
        placeOf = -1;
        var last = _items[--Count];
        if (last != message)
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
    public int[] TakeAll()
    {
        var all = Unordered.ToArray();
        foreach (var message in all)
        {
            PlaceOf(message) = -1;
        }

        (_items, Count) = ([], 0);
        return all;
    }

    private void Put(int message, int place)
    {
        if (place > 0 && IsBefore(message, _items[(place - 1) / 4]))
        {
            Rise(message, place);
        }
        else
        {
            Sink(message, place);
        }
    }

    private void Rise(int message, int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 4;
            if (!IsBefore(message, _items[parent]))
            {
                break;
            }

            Set(place, _items[parent]);
            place = parent;
        }

        Set(place, message);
    }

    private void Sink(int message, int place)
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
                child = IsBefore(_items[other], _items[child]) ? other : child;
            }

            if (!IsBefore(_items[child], message))
            {
                break;
            }

            Set(place, _items[child]);
            place = child;
        }

        Set(place, message);
    }

    private void Set(int place, int message)
    {
        _items[place] = message;
        PlaceOf(message) = place;
    }

    private bool IsBefore(int message, int other) => TOrder.IsBefore(in messages[message], in messages[other]);

    private ref int PlaceOf(int message) => ref TOrder.PlaceOf(ref messages[message]);
}
