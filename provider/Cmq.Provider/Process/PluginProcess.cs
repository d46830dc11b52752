using System.Globalization;
using System.Text;
using Cmq.Rpc;

namespace Cmq.Provider;

/// <summary>The plugin's process from its start to its end.</summary>
internal static class PluginProcess
{
    // The engine kills a plugin five seconds after it has asked it to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Serves until it is told to stop or, started by an engine, until that is gone.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">What the provider works with.</param>
    /// <param name="output">Gets one line: the port, once calls are accepted. Nothing else.</param>
    /// <param name="errors">Gets what has no other place to go.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The exit code: 0, or 1 when it could not start.</returns>
    public static async Task<int> RunAsync(
        PluginArguments arguments, ProviderOptions options, Stream output, TextWriter errors, CancellationToken stop)
    {
        // The engine waits for the port, and no call comes before that is told: until then the server starts on one core, and what it will serve
        // is made on another.
        var server = new RpcServer(new() { TimeProvider = options.TimeProvider });
        var listening = Task.Run(() => server.StartAsync(stop), CancellationToken.None);
        var service = new ProviderService(options, errors);
        await using var closing = service.ConfigureAwait(false);
        await using var stopping = server.ConfigureAwait(false);
        try
        {
            try
            {
                service.Register(server);
                _ = KestrelWarmUp.BeginAsync();
                if (arguments.EngineAddress is { } address)
                {
                    service.Engine.Connect(address);
                }
            }
            finally
            {
                await listening.ConfigureAwait(false);
            }

            // The engine takes the line for "ready", so it comes after the start.
            var line = server.EndPoint.Port.ToString(CultureInfo.InvariantCulture) + "\n";
            await output.WriteAsync(Encoding.ASCII.GetBytes(line), stop).ConfigureAwait(false);
            await output.FlushAsync(stop).ConfigureAwait(false);
            await (arguments.EngineAddress is null
                ? Task.Delay(Timeout.InfiniteTimeSpan, stop)
                : EngineWatch.UntilGoneAsync(service.Engine, options.TimeProvider, stop)).ConfigureAwait(false);
            await errors.WriteLineAsync("pulumi-resource-cmq: the engine is gone.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop, which is how it ends as a rule.
        }
        catch (ArgumentException error)
        {
            await errors.WriteLineAsync($"pulumi-resource-cmq: {error.Message}").ConfigureAwait(false);
            return 1;
        }

        await service.CancelAsync().ConfigureAwait(false);
        using var grace = new CancellationTokenSource(Grace, options.TimeProvider);
        await server.StopAsync(grace.Token).ConfigureAwait(false);
        return 0;
    }
}
