using Cmq.Rpc;
using Google.Protobuf;

namespace Cmq.Provider;

/// <summary>The way to the engine, as soon as it is known: from the command line, from Handshake or from Attach.</summary>
/// <param name="timeProvider">The clock.</param>
internal sealed class EngineConnection(TimeProvider timeProvider) : IDisposable
{
    private readonly Lock _gate = new();
    private string? _address;
    private RpcClient? _client;

    /// <summary>Takes an address for the engine's. An empty one says nothing.</summary>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public void Connect(string address)
    {
        lock (_gate)
        {
            if (address.Length == 0 || address == _address)
            {
                return;
            }

            var old = _client;
            _client = new RpcClient(address, timeProvider);
            _address = address;
            old?.Dispose();
        }
    }

    /// <summary>Calls the engine.</summary>
    /// <exception cref="RpcException">The call failed, or the address is not known.</exception>
    public Task<TResponse> CallAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, TRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        Volatile.Read(ref _client) is { } client
            ? client.CallAsync(method, request, timeout, cancellationToken)
            : Task.FromException<TResponse>(new RpcException(RpcStatusCode.Unavailable, "The engine has not said where it is."));

    public void Dispose()
    {
        lock (_gate)
        {
            _client?.Dispose();
        }
    }
}
