using System.Globalization;

namespace Cmq.Cli;

/// <summary>
/// Tells on standard error what reading the live state is going to cost, and how far it is. Says nothing where standard error is no terminal.
/// </summary>
internal sealed class LiveProgress : IDisposable
{
    // What is over in a second needs no words.
    private const int FewCalls = 20;
    private const string ClearLine = "\r\u001b[2K";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CommandHost _host;
    private readonly CallMeter _meter;
    private readonly Lock _lock = new();
    private long? _shown;
    private bool _isEstimated;

    /// <summary>Watches a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="host">The surroundings.</param>
    public LiveProgress(CallMeter meter, CommandHost host)
    {
        (_meter, _host) = (meter, host);
        if (host.IsErrorTerminal)
        {
            meter.OnCall = Show;
        }
    }

    /// <summary>Says something between the lines.</summary>
    /// <param name="message">The message.</param>
    public void Say(string message)
    {
        lock (_lock)
        {
            _host.Error.WriteLine(_shown is null ? message : ClearLine + message);
        }
    }

    /// <summary>Ends the watch, and takes the line away.</summary>
    public void Dispose()
    {
        _meter.OnCall = null;
        lock (_lock)
        {
            if (_shown is not null)
            {
                _host.Error.Write(ClearLine);
            }
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_meter.Estimate is not { Calls: > FewCalls } estimate || (_shown is { } last && _host.TimeProvider.GetElapsedTime(last) < Pause))
            {
                return;
            }

            if (!_isEstimated)
            {
                _isEstimated = true;
                _host.Error.WriteLine(Announcement(estimate));
            }

            _shown = _host.TimeProvider.GetTimestamp();
            _host.Error.Write(ClearLine + Line(estimate));
        }
    }

    private static string Announcement(CallEstimate estimate)
    {
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"Reading {estimate.Queues:#,0} queues, {estimate.Topics:#,0} topics and their subscriptions: about {estimate.Calls:#,0} calls");
        return estimate is { Left: { } left, CallsPerSecond: { } rate }
            ? string.Create(CultureInfo.InvariantCulture, $"{what}, {Times.Of(left)} or more at {rate} a second for each action.")
            : what + ".";
    }

    private string Line(CallEstimate estimate) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {_meter.Total:#,0} of about {estimate.Calls:#,0} calls{(estimate.Left is { } left ? $", about {Times.Of(left)} left" : "")}");
}
