using System.Globalization;
using Cmq.Rpc;

namespace Cmq.Benchmarks;

/// <summary>A provider that runs as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly RunningProgram _program;

    private ServerProcess(RunningProgram program, int port)
    {
        _program = program;
        Client = new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
    }

    /// <summary>Calls it.</summary>
    public RpcClient Client { get; }

    /// <inheritdoc cref="RunningProgram.ToFirstLine"/>
    public TimeSpan ToPort => _program.ToFirstLine;

    /// <inheritdoc cref="RunningProgram.Age"/>
    public TimeSpan Age => _program.Age;

    /// <inheritdoc cref="RunningProgram.ResidentMegabytes"/>
    public double ResidentMegabytes => _program.ResidentMegabytes;

    /// <inheritdoc cref="RunningProgram.ProcessorTime"/>
    public TimeSpan ProcessorTime => _program.ProcessorTime;

    /// <summary>Starts a server as an engine starts a plugin, and waits for the line with its port.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="engine">Where the engine is. Unless given, nobody is there: it is called for messages, and once a minute.</param>
    public static async Task<ServerProcess> StartAsync(string[] command, string engine = "127.0.0.1:1")
    {
        // The echo server has the settings of the published plugin.
        var program = await RunningProgram.StartAsync([.. command, engine], ("DOTNET_TieredPGO", "0"), ("DOTNET_gcConcurrent", "0"));
        return int.TryParse(program.FirstLine, CultureInfo.InvariantCulture, out var port)
            ? new(program, port)
            : throw new InvalidOperationException($"{command[0]} said '{program.FirstLine}', which is no port.");
    }

    public void Dispose()
    {
        Client.Dispose();
        _program.Dispose();
    }
}
