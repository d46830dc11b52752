using System.Collections.Immutable;

namespace Cmq.Emulator;

/// <summary>Seconds, counted in classes.</summary>
internal sealed class Histogram
{
    private readonly long[] _counts;

    public Histogram()
        : this(new long[Bounds.Length + 1], 0)
    {
    }

    private Histogram(long[] counts, double sum) => (_counts, Sum) = (counts, sum);

    /// <summary>Upper bounds of the classes; 30 is as long as a call may wait for a message.</summary>
    public static ImmutableArray<double> Bounds { get; } = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 30];

    public double Sum { get; private set; }

    public long Count => _counts.Sum();

    /// <summary>How many were at most as long as each bound.</summary>
    public IEnumerable<(double Bound, long Count)> Cumulated()
    {
        long sum = 0;
        for (var index = 0; index < Bounds.Length; index++)
        {
            sum += _counts[index];
            yield return (Bounds[index], sum);
        }
    }

    public void Observe(double seconds)
    {
        var index = 0;
        while (index < Bounds.Length && seconds > Bounds[index])
        {
            index++;
        }

        _counts[index]++;
        Sum += seconds;
    }

    public Histogram Copy() => new([.. _counts], Sum);
}
