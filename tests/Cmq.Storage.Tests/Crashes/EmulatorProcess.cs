using System.Diagnostics;

namespace Cmq.Storage.Tests;

/// <summary>The real command, as a process that can be killed.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private const string Greeting = "cmq emulator listening on ";
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<EmulatorProcess> StartAsync(string data)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Cmq.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, "emulator", "--data", data, "--any-credentials"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CMQ_MEMORY_FILE");
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(Greeting, StringComparison.Ordinal) != true)
        {
            process.Kill();
            throw new InvalidOperationException($"The emulator does not start: {line} {await errors}");
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new(process, new(line[Greeting.Length..]));
    }

    /// <summary>Ends it on the spot: SIGKILL, or what Windows has for it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
