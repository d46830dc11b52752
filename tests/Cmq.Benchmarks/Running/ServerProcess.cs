using System.Diagnostics;
using System.Globalization;
using Cmq.Rpc;

namespace Cmq.Benchmarks;

/// <summary>A server that runs as a process of its own, and how long it took to come.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _age;

    private ServerProcess(Process process, Stopwatch age, int port)
    {
        (_process, _age, ToPort) = (process, age, age.Elapsed);
        Client = new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
    }

    /// <summary>Calls it.</summary>
    public RpcClient Client { get; }

    /// <summary>From the start of the process to the line with its port.</summary>
    public TimeSpan ToPort { get; }

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

    /// <summary>Starts a server as an engine starts a plugin, and waits for the line with its port.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="engine">Where the engine is. Unless given, nobody is there: it is called for messages, and once a minute.</param>
    public static async Task<ServerProcess> StartAsync(string[] command, string engine = "127.0.0.1:1")
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };

        // Nothing of the machine's own settings may reach it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TENCENTCLOUD_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // The echo server has the settings of the published plugin.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.ArgumentList.Add(engine);
        var age = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return int.TryParse(line, CultureInfo.InvariantCulture, out var port)
            ? new(process, age, port)
            : throw new InvalidOperationException($"{command[0]} said '{line}', which is no port.");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
