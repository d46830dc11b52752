using System.Diagnostics;

namespace Cmq.Benchmarks;

/// <summary>A program that was run to its end, and what that took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="PeakMegabytes">The most memory that it held.</param>
internal sealed record FinishedProgram(double Seconds, double PeakMegabytes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">What is added to the environment.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<FinishedProgram> RunAsync(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0L;
        var ended = process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(Pause)) != ended)
        {
            // The system keeps the peak, so that nothing is missed between two looks but what is taken at the very end.
            process.Refresh();
            peak = process.HasExited ? peak : Math.Max(peak, process.PeakWorkingSet64);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        await output;
        return process.ExitCode == 0
            ? new(seconds, peak / 1e6)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await error}");
    }
}
