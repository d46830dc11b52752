using System.Diagnostics;

namespace Cmq.Benchmarks;

/// <summary>A process that answers lines with lines, and ends when there are no more.</summary>
internal sealed class LineProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    public LineProcess(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <summary>The next line that it writes.</summary>
    public async Task<string> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The process ended without a word.");

    /// <summary>Writes a line, and gives back the one that answers it.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await ReadAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
