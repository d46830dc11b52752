using System.Collections.Frozen;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>A call: rate limit, request, answer, and again where that helps.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly ApiConnection _connection;
    private readonly RetryLoop _retry;
    private readonly Action<CmqRateWait>? _onRateWait;
    private readonly TimeProvider _time;
    private readonly FrozenDictionary<string, CallGate> _gates;

    /// <summary>A caller.</summary>
    /// <param name="options">How the service is reached; they were checked.</param>
    public ApiCaller(CmqClientOptions options)
    {
        _connection = new(options);
        (_onRateWait, _time) = (options.OnRateWait, options.TimeProvider);
        _retry = new(options);
        _gates = (from action in ApiAction.All
                  let rate = options.RateLimits.CallsPerSecond(action.Name)
                  where rate is not null
                  select (action.Name, Gate: new CallGate(rate.Value, options.TimeProvider)))
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Gate, StringComparer.Ordinal);
    }

    /// <summary>Calls an action.</summary>
    /// <typeparam name="T">What is made of the answer.</typeparam>
    /// <param name="action">The action.</param>
    /// <param name="resource">What it is about, for messages.</param>
    /// <param name="request">Its parameters.</param>
    /// <param name="read">Reads the members of the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> CallAsync<T>(ApiAction action, string? resource, JObject request, Func<JObject, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(action, resource, CmqWait.Start, TimeSpan.Zero, false, null, cancellationToken);
        }

        var body = Serialize(request);
        return await _retry.RunAsync(
            action, resource, () => AttemptAsync(action, resource, body, cancellationToken), (answer, _) => read(answer), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls an action whose answer says nothing but that it was done.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">What it is about, for messages.</param>
    /// <param name="request">Its parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task CallAsync(ApiAction action, string? resource, JObject request, CancellationToken cancellationToken) =>
        CallAsync(action, resource, request, _ => true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    private async Task<JObject> AttemptAsync(ApiAction action, string? resource, byte[] body, CancellationToken cancellationToken)
    {
        if (!_gates.TryGetValue(action.Name, out var gate))
        {
            return await _connection.SendAsync(action, resource, body, cancellationToken).ConfigureAwait(false);
        }

        await WaitAsync(gate, action, resource, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _connection.SendAsync(action, resource, body, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.Throttled)
        {
            gate.Slow();
            throw;
        }
    }

    private async Task WaitAsync(CallGate gate, ApiAction action, string? resource, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        try
        {
            await gate.WaitAsync(expected => _onRateWait?.Invoke(new(action.Name, resource, gate.Rate, expected)), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(action, resource, CmqWait.Turn, _time.GetElapsedTime(began), false, error, cancellationToken);
        }
    }

    private static byte[] Serialize(JObject request)
    {
        using var bytes = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(bytes, new UTF8Encoding(false))))
        {
            request.WriteTo(writer);
        }

        return bytes.ToArray();
    }
}
