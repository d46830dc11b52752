using System.Runtime.InteropServices;

namespace Cmq.Cli;

/// <summary>
/// Turns Ctrl-C and the signals that end a process into the wish to stop. The first lets what is under way end; the second ends the
/// process at once.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    /// <summary>Watches for signals from now on.</summary>
    public Interrupts() =>
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            // Not cancelled: the runtime ends the process.
            return;
        }

        context.Cancel = true;
        _stop.Cancel();
    }
}
