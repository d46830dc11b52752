namespace Cmq.Cli;

/// <summary>Pieces of work, some of which have to wait for others. The order in which they are added is kept wherever nothing else decides.</summary>
internal sealed class WorkGraph<T>
    where T : notnull
{
    private readonly List<T> _items = [];
    private readonly Dictionary<T, HashSet<T>> _before = [];

    /// <summary>All pieces.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>Adds a piece.</summary>
    public void Add(T item)
    {
        _items.Add(item);
        _before.Add(item, []);
    }

    /// <summary>What a piece waits for.</summary>
    public IReadOnlyCollection<T> Before(T item) => _before[item];

    /// <summary>Makes a piece wait for another.</summary>
    public void AddEdge(T first, T then) => _before[then].Add(first);

    /// <summary>Makes a piece wait for another, unless that one waits for it already.</summary>
    /// <returns>Whether it waits now.</returns>
    public bool TryAddEdge(T first, T then)
    {
        if (first.Equals(then) || WaitsFor(first, then))
        {
            return false;
        }

        AddEdge(first, then);
        return true;
    }

    /// <summary>Whether a piece waits for another, by way of others or not.</summary>
    public bool WaitsFor(T item, T other)
    {
        var seen = new HashSet<T>();
        var waiting = new Stack<T>(_before[item]);
        while (waiting.TryPop(out var next))
        {
            if (next.Equals(other))
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var earlier in _before[next])
                {
                    waiting.Push(earlier);
                }
            }
        }

        return false;
    }

    /// <summary>Does all the work: each piece once what it waits for is over, so many at a time.</summary>
    /// <param name="parallel">How many at a time; at least 1.</param>
    /// <param name="work">Does a piece. What it throws ends the whole once the pieces under way have ended.</param>
    /// <exception cref="InvalidOperationException">Pieces wait for each other in a circle; nothing was begun.</exception>
    public async Task RunAsync(int parallel, Func<T, Task> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        var missing = _items.ToDictionary(item => item, item => _before[item].Count);
        var after = _items.ToDictionary(item => item, _ => new List<T>());
        var order = _items.Select((item, index) => (item, index)).ToDictionary(pair => pair.item, pair => pair.index);
        foreach (var item in _items)
        {
            foreach (var first in _before[item])
            {
                after[first].Add(item);
            }
        }

        if (!CanFinish(missing, after))
        {
            throw new InvalidOperationException("Pieces of work wait for each other in a circle.");
        }

        var ready = new PriorityQueue<T, int>(_items.Where(item => missing[item] == 0).Select(item => (item, order[item])));
        var running = new List<Task<T>>();
        try
        {
            while (ready.Count > 0 || running.Count > 0)
            {
                while (running.Count < parallel && ready.TryDequeue(out var item, out _))
                {
                    running.Add(DoAsync(item));
                }

                var done = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(done);
                var ended = await done.ConfigureAwait(false);
                foreach (var next in after[ended].Where(next => --missing[next] == 0))
                {
                    ready.Enqueue(next, order[next]);
                }
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<T> DoAsync(T item)
        {
            await work(item).ConfigureAwait(false);
            return item;
        }
    }

    // A circle is found before anything is done, not when the rest is.
    private bool CanFinish(Dictionary<T, int> missing, Dictionary<T, List<T>> after)
    {
        var left = new Dictionary<T, int>(missing);
        var ready = new Queue<T>(_items.Where(item => left[item] == 0));
        var count = 0;
        while (ready.TryDequeue(out var item))
        {
            count++;
            foreach (var next in after[item].Where(next => --left[next] == 0))
            {
                ready.Enqueue(next);
            }
        }

        return count == _items.Count;
    }
}
