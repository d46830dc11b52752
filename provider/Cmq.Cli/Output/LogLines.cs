using System.Threading.Channels;

namespace Cmq.Cli;

/// <summary>
/// Lines of a log on their way to a stream that may take its time, or may never take them, as a pipe does that nobody reads. Who writes a line does not wait for
/// that. A line for which there is no room is left out, and counted. Safe to use from several threads at once.
/// </summary>
internal sealed class LogLines : IAsyncDisposable
{
    /// <summary>How many lines wait at most.</summary>
    public const int Room = 1000;

    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(Room) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TextWriter _to;
    private int _leftOut;

    /// <summary>Lines on their way to a stream.</summary>
    /// <param name="to">The stream.</param>
    public LogLines(TextWriter to)
    {
        _to = to;
        new Thread(Run) { IsBackground = true, Name = "log" }.Start();
    }

    /// <summary>Takes a line, and returns at once.</summary>
    public void Write(string line)
    {
        if (!_lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref _leftOut);
        }
    }

    /// <summary>Waits until all lines are written, a second at most.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _ended.Task.WaitAsync(EndTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Run()
    {
        while (_lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_lines.Reader.TryRead(out var line))
            {
                _to.WriteLine(line);
                if (Interlocked.Exchange(ref _leftOut, 0) is > 0 and var count)
                {
                    _to.WriteLine($"{count} {(count == 1 ? "line is" : "lines are")} left out here: they came faster than they were taken.");
                }
            }
        }

        _to.Flush();
        _ended.SetResult();
    }
}
