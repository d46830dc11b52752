using System.Runtime.InteropServices;

namespace Cmq.Provider;

/// <summary>
/// Tells when the process is asked to end: SIGINT from the engine, SIGTERM from a supervisor; on Windows the engine sends CTRL_BREAK, which
/// arrives as SIGQUIT. The process then ends by itself.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGQUIT)];

    /// <summary>Cancelled at the first of the signals.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, Stop);

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
