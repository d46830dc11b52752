using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>A call of the HTTP SDK protocol: request, answer, and again where that helps.</summary>
internal sealed class V2Caller : IDisposable
{
    private readonly V2Connection _connection;
    private readonly RetryLoop _retry;

    /// <summary>A caller.</summary>
    /// <param name="options">How the service is reached; they were checked.</param>
    public V2Caller(CmqClientOptions options)
    {
        _connection = new(options);
        _retry = new(options);
        Options = options;
    }

    /// <summary>How the service is reached.</summary>
    public CmqClientOptions Options { get; }

    /// <summary>Calls an action.</summary>
    /// <typeparam name="T">What is made of the answer.</typeparam>
    /// <param name="request">The action and its parameters.</param>
    /// <param name="read">Reads the members of the answer; told whether an earlier attempt may have been carried out as well.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> CallAsync<T>(V2Request request, Func<JObject, bool, T> read, CancellationToken cancellationToken)
    {
        var (action, resource) = (request.Action, request.Resource);
        if (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(action, resource, CmqWait.Start, TimeSpan.Zero, false, null, cancellationToken);
        }

        return await _retry.RunAsync(action, resource, () => _connection.SendAsync(request, cancellationToken), read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls an action.</summary>
    /// <typeparam name="T">What is made of the answer.</typeparam>
    /// <param name="request">The action and its parameters.</param>
    /// <param name="read">Reads the members of the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T> CallAsync<T>(V2Request request, Func<JObject, T> read, CancellationToken cancellationToken) =>
        CallAsync(request, (answer, _) => read(answer), cancellationToken);

    /// <summary>Calls an action whose answer says nothing but that it was done.</summary>
    /// <param name="request">The action and its parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task CallAsync(V2Request request, CancellationToken cancellationToken) => CallAsync(request, static (_, _) => true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
