namespace Cmq.Benchmarks;

/// <summary>What repeated runs gave.</summary>
internal static class Sample
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
