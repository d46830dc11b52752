namespace Cmq.Emulator;

/// <summary>Carries out requests that would be served, under the rate limits and the plan of faults.</summary>
internal sealed class FaultRunner(CmqEmulatorOptions options)
{
    private readonly CallRates _rates = new(options.RateLimits, options.TimeProvider);

    /// <summary>Carries a request out, unless it is planned otherwise.</summary>
    /// <param name="action">Its action.</param>
    /// <param name="carryOut">Carries it out; what it throws is thrown.</param>
    /// <param name="throttle">Refuses it for its number.</param>
    /// <param name="cancellationToken">Ends a delay.</param>
    public Task<FaceAnswer> RunAsync(string action, Func<Task<FaceAnswer>> carryOut, Func<FaceAnswer> throttle, CancellationToken cancellationToken) =>
        !_rates.TryEnter(action) ? Task.FromResult(throttle())
        : options.Faults.Next(action) is { } fault ? RunAsync(fault, action, carryOut, throttle, cancellationToken)
        : carryOut();

    private async Task<FaceAnswer> RunAsync(
        CmqEmulatorFault fault, string action, Func<Task<FaceAnswer>> carryOut, Func<FaceAnswer> throttle, CancellationToken cancellationToken)
    {
        if (fault.Kind != CmqEmulatorFaultKind.LoseAnswer)
        {
            await DelayAsync(fault, cancellationToken).ConfigureAwait(false);
        }

        switch (fault.Kind)
        {
            case CmqEmulatorFaultKind.Drop or CmqEmulatorFaultKind.HttpError:
                return new(action, null, []) { Fault = fault };
            case CmqEmulatorFaultKind.Throttle:
                return throttle();
        }

        var answer = await carryOut().ConfigureAwait(false);
        if (fault.Kind == CmqEmulatorFaultKind.LoseAnswer)
        {
            await DelayAsync(fault, cancellationToken).ConfigureAwait(false);
        }

        return answer with { Fault = fault };
    }

    private Task DelayAsync(CmqEmulatorFault fault, CancellationToken cancellationToken) =>
        fault.Delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(fault.Delay, options.Clock ?? options.TimeProvider, cancellationToken);
}
