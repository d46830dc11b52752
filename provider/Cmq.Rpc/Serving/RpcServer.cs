using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cmq.Rpc;

/// <summary>
/// Serves gRPC over cleartext HTTP/2. Methods may be registered before, while and after it starts; one that is not registered is answered
/// with <see cref="RpcStatusCode.Unimplemented"/>. Handlers run concurrently.
/// </summary>
/// <remarks>
/// A handler fails a call by throwing <see cref="RpcException"/>. An <see cref="OperationCanceledException"/> becomes
/// <see cref="RpcStatusCode.DeadlineExceeded"/> or <see cref="RpcStatusCode.Cancelled"/>, and any other exception, a bug,
/// <see cref="RpcStatusCode.Internal"/> with its message.
/// </remarks>
public sealed class RpcServer : IAsyncDisposable
{
    private readonly RpcServerOptions _options;
    private readonly ConcurrentDictionary<string, Func<ServerCall, Task>> _methods = new(StringComparer.Ordinal);
    private KestrelServer? _server;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="options">How it will listen; on a free loopback port unless given.</param>
    public RpcServer(RpcServerOptions? options = null) => _options = options ?? new();

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public IPEndPoint EndPoint
    {
        get => field ?? throw new InvalidOperationException("The server has not been started.");
        private set;
    }

    /// <summary>Registers a method that answers with one message.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Makes the answer.</param>
    /// <returns>This server.</returns>
    /// <exception cref="ArgumentException">The method is registered already.</exception>
    public RpcServer Unary<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcCallContext, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Register(method, async call =>
        {
            var request = await call.ReadAsync(method.RequestParser).ConfigureAwait(false);
            call.Write(await handler(request, call.Context).ConfigureAwait(false));
        });
    }

    /// <summary>Registers a method that answers with a stream of messages.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Makes the answers. Each is sent before the next is asked for.</param>
    /// <returns>This server.</returns>
    /// <exception cref="ArgumentException">The method is registered already.</exception>
    public RpcServer ServerStreaming<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, Func<TRequest, RpcCallContext, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Register(method, async call =>
        {
            var request = await call.ReadAsync(method.RequestParser).ConfigureAwait(false);
            var responses = handler(request, call.Context);
            await foreach (var response in responses.WithCancellation(call.Context.CancellationToken).ConfigureAwait(false))
            {
                call.Write(response);
                await call.FlushAsync().ConfigureAwait(false);
            }
        });
    }

    /// <summary>Begins to listen; when it returns, calls are accepted.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The server has been started.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_server is not null)
        {
            throw new InvalidOperationException("The server has been started.");
        }

        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;

        // An engine calls as many resources at once as its user allows, and its Cancel has to come through behind them all.
        options.Limits.Http2.MaxStreamsPerConnection = 100_000;

        // An engine may stay silent for hours. Infinite would not do: Kestrel then closes an idle connection at once.
        options.Limits.KeepAliveTimeout = TimeSpan.FromDays(1);
        options.Listen(_options.Address, _options.Port, listen => listen.Protocols = HttpProtocols.Http2);

        var loggers = NullLoggerFactory.Instance;
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        _server = new KestrelServer(Options.Create(options), transport, loggers);
        await _server.StartAsync(new ServerApplication(_methods, _options), cancellationToken).ConfigureAwait(false);

        // It is http://127.0.0.1:1234 or http://[::1]:1234. The class Uri would take longer to load than the server takes to listen.
        var address = _server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        EndPoint = new IPEndPoint(_options.Address, int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Stops listening, and waits for the calls under way.</summary>
    /// <param name="cancellationToken">Stops waiting: cancels the calls under way and breaks the connections.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Stops at once: cancels the calls under way and breaks the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server?.Dispose();
    }

    private RpcServer Register<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, Func<ServerCall, Task> serve)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        return _methods.TryAdd(method.Path, serve) ? this : throw new ArgumentException($"The method {method.Path} is registered already.", nameof(method));
    }
}
