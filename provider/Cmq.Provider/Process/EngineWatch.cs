using Cmq.Rpc;

namespace Cmq.Provider;

/// <summary>Notices that the engine has died without asking the plugin to end, so that the plugin does not outlive it.</summary>
internal static class EngineWatch
{
    /// <summary>How often the engine is asked whether it lives.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Returns when the engine does not answer any more. One that lacks the health service lives; one that is slow does too.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public static async Task UntilGoneAsync(EngineConnection engine, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            await Task.Delay(Interval, timeProvider, cancellationToken).ConfigureAwait(false);
            try
            {
                await engine.CallAsync(EngineService.HealthCheck, new(), cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException error)
            {
                if (error.Code != RpcStatusCode.Unimplemented)
                {
                    return;
                }
            }
        }
    }
}
