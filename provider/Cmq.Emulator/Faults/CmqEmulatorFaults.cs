namespace Cmq.Emulator;

/// <summary>
/// What goes wrong in an emulator, so that a program can be tried under it. It befalls requests that would be served: those that are refused
/// by themselves, for their signature for example, are not touched and do not count. A request meets the first fault in order of their
/// addition that is not over. All members are safe to use from several threads at once, also while the emulator runs.
/// </summary>
/// <param name="seed">Start of the randomness: the same requests in the same order meet the same faults.</param>
public sealed class CmqEmulatorFaults(int seed = 0)
{
    private readonly Lock _lock = new();
    private readonly List<PlannedFault> _planned = [];
    private int _seed = seed;
#pragma warning disable CA5394 // Repeatable, and nothing secret comes from it.
    private Random _random = new(seed);
#pragma warning restore CA5394

    /// <summary>How many requests something befell so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentException">A number of the fault is out of its range, or there is no such action.</exception>
    public CmqEmulatorFaults Add(CmqEmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.Check(nameof(fault));
        lock (_lock)
        {
            _planned.Add(new(fault));
        }

        return this;
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
        }
    }

    /// <summary>Ends all faults and plans these, with a new start of the randomness.</summary>
    internal void Replace(int seed, IReadOnlyList<CmqEmulatorFault> faults)
    {
        lock (_lock)
        {
            _seed = seed;
#pragma warning disable CA5394 // Repeatable, and nothing secret comes from it.
            _random = new(seed);
#pragma warning restore CA5394
            _planned.Clear();
            _planned.AddRange(faults.Select(fault => new PlannedFault(fault)));
        }
    }

    /// <summary>The faults that are not over, with how many requests they still let pass and befall, and the start of the randomness.</summary>
    internal (int Seed, IReadOnlyList<(CmqEmulatorFault Fault, int ToPass, int Left)> Faults) Planned()
    {
        lock (_lock)
        {
            return (_seed, [.. _planned.Select(planned => (planned.Fault, planned.ToPass, planned.Left))]);
        }
    }

    /// <summary>What befalls the next request of an action; null when nothing does.</summary>
    internal CmqEmulatorFault? Next(string action)
    {
        lock (_lock)
        {
            foreach (var planned in _planned)
            {
                if ((planned.Fault.Action is null || planned.Fault.Action == action) && planned.Takes(_random))
                {
                    if (planned.IsOver)
                    {
                        _planned.Remove(planned);
                    }

                    Count++;
                    return planned.Fault;
                }
            }

            return null;
        }
    }

    private sealed class PlannedFault(CmqEmulatorFault fault)
    {
        public CmqEmulatorFault Fault => fault;

        public int ToPass { get; private set; } = fault.After;

        public int Left { get; private set; } = fault.Times;

        public bool IsOver => Left == 0;

        public bool Takes(Random random)
        {
            if (ToPass > 0)
            {
                ToPass--;
                return false;
            }

#pragma warning disable CA5394 // Repeatable, and nothing secret comes from it.
            if (fault.Probability < 1 && random.NextDouble() >= fault.Probability)
#pragma warning restore CA5394
            {
                return false;
            }

            Left--;
            return true;
        }
    }
}
