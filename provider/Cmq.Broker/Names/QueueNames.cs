using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>
/// Finds the queues of one state by name. A state that is asked as often as it has queues gets a table for it, so finding costs the same however many
/// there are, and a state that is soon replaced by the next one costs no table.
/// </summary>
internal sealed class QueueNames(ImmutableSortedDictionary<string, QueueRecord> queues)
{
    private volatile FrozenDictionary<string, QueueRecord>? _table;

    // Threads may count past each other: all that comes of it is the table a little later.
    private int _lookups;

    public QueueRecord? Find(string name)
    {
        if (_table is { } table)
        {
            return table.TryGetValue(name, out var queue) ? queue : null;
        }

        if (++_lookups > queues.Count)
        {
            _table = queues.ToFrozenDictionary(CmqNames.Comparer);
        }

        return queues.GetValueOrDefault(name);
    }
}
