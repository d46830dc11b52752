using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Cmq.Benchmarks;

/// <summary>What kind of machine this is, and how much of it is free.</summary>
internal static class MachineClass
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(600);

    /// <summary>In general terms: no name, no model.</summary>
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return FormattableString.Invariant(
            $"{Environment.ProcessorCount} cores, {memory} GB, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The share of the processor time that this process gets when it asks for all of it.</summary>
    public static double ShareOfProcessor()
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (clock.Elapsed < Busy)
            {
                Thread.SpinWait(1000);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        self.Refresh();
        return Math.Min(1, (self.TotalProcessorTime - before) / (clock.Elapsed * Environment.ProcessorCount));
    }
}
