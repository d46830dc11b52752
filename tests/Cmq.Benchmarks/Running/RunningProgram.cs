using System.Diagnostics;

namespace Cmq.Benchmarks;

/// <summary>A program that runs as a process of its own, and how long it took to come.</summary>
internal sealed class RunningProgram : IDisposable
{
    /// <summary>The setting of .NET with which what waits for a socket goes on at once, and not on another thread.</summary>
    public const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private readonly Process _process;
    private readonly Stopwatch _age;

    private RunningProgram(Process process, Stopwatch age, string firstLine) =>
        (_process, _age, FirstLine, ToFirstLine) = (process, age, firstLine, age.Elapsed);

    /// <summary>What it said first: where it is reached.</summary>
    public string FirstLine { get; }

    /// <summary>From the start of the process to that line.</summary>
    public TimeSpan ToFirstLine { get; }

    /// <summary>How long ago it was started.</summary>
    public TimeSpan Age => _age.Elapsed;

    /// <summary>The memory that it holds, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program, and waits for its first line.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">What is added to the environment.</param>
    public static async Task<RunningProgram> StartAsync(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };

        // Nothing of the machine's own settings may reach it, nor of this program's.
        foreach (var name in start.Environment.Keys.Where(name => name == InlineCompletions || name.StartsWith("TENCENTCLOUD_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var age = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return line is not null ? new(process, age, line) : throw new InvalidOperationException($"{command[0]} ended without a word.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
