using System.Threading.Channels;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>Shows messages to the user, through the engine. Nobody waits for it: messages are sent one after the other, in order.</summary>
internal sealed class EngineLog : IAsyncDisposable
{
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    private readonly EngineConnection _engine;
    private readonly TimeProvider _timeProvider;
    private readonly TextWriter _errors;
    private readonly Func<string, string> _hide;
    private readonly Channel<LogRequest> _waiting;
    private readonly Task _sending;

    /// <summary>A log.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="errors">Gets the messages that the engine does not take.</param>
    /// <param name="hide">Takes secrets out of a message; null for a log that gets none.</param>
    public EngineLog(EngineConnection engine, TimeProvider timeProvider, TextWriter errors, Func<string, string>? hide = null)
    {
        (_engine, _timeProvider, _errors, _hide) = (engine, timeProvider, errors, hide ?? (text => text));

        // An engine that takes no messages must not fill the memory; the newest say most.
        _waiting = Channel.CreateBounded<LogRequest>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Shows a message.</summary>
    /// <param name="severity">How much it matters.</param>
    /// <param name="message">The message; secrets in it are taken out.</param>
    /// <param name="urn">The resource that it is about; empty for none.</param>
    /// <param name="ephemeral">Whether it is shown as progress only, and not kept.</param>
    public void Post(LogSeverity severity, string message, string urn = "", bool ephemeral = false) =>
        _waiting.Writer.TryWrite(new() { Severity = severity, Message = _hide(message), Urn = urn, Ephemeral = ephemeral });

    /// <summary>Sends what waits, as far as that is quick.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(_sending, Task.Delay(LastWait, _timeProvider)).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await _engine.CallAsync(EngineService.Log, message, Timeout).ConfigureAwait(false);
            }
            catch (Exception error) when (error is RpcException or ObjectDisposedException)
            {
                await _errors.WriteLineAsync($"{message.Severity}: {message.Message}").ConfigureAwait(false);
            }
        }
    }
}
