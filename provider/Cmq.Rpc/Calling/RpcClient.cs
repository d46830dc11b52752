using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Cmq.Rpc;

/// <summary>Calls a gRPC server over cleartext HTTP/2. Safe for concurrent use; keep one for each server.</summary>
public sealed class RpcClient : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _server;
    private readonly TimeProvider _timeProvider;

    /// <summary>A client. It connects at the first call, and again when the connection has been lost.</summary>
    /// <param name="target">Where the server is: <c>host:port</c>.</param>
    /// <param name="timeProvider">The clock that timeouts are measured with; the system's unless given.</param>
    /// <exception cref="ArgumentException"><paramref name="target"/> is not a host and a port.</exception>
    public RpcClient(string target, TimeProvider? timeProvider = null)
    {
        if (!Uri.TryCreate("http://" + target, UriKind.Absolute, out var server) || server.PathAndQuery != "/")
        {
            throw new ArgumentException($"'{target}' is not an address of the form host:port.", nameof(target));
        }

        _server = server;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _http = new(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            EnableMultipleHttp2Connections = true,

            // In KB; trailers count too.
            MaxResponseHeadersLength = 128,
        });
    }

    /// <summary>Calls a method that answers with one message.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">What it is given.</param>
    /// <param name="timeout">How long to wait; the server is told. Null waits as long as it takes.</param>
    /// <param name="cancellationToken">Cancels the call, at the server too.</param>
    /// <exception cref="RpcException">
    /// The call failed: at the server, on the way (<see cref="RpcStatusCode.Unavailable"/>), or by the timeout
    /// (<see cref="RpcStatusCode.DeadlineExceeded"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, TRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        TResponse? only = null;
        await foreach (var response in StreamAsync(method, request, timeout, cancellationToken).ConfigureAwait(false))
        {
            only = only is null
                ? response
                : throw new RpcException(RpcStatusCode.Internal, "The server answered with more than one message.");
        }

        return only ?? throw new RpcException(RpcStatusCode.Internal, "The server answered without a message.");
    }

    /// <summary>
    /// Calls a method that answers with a stream of messages. Ending the enumeration early cancels the call at the server.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="request">What it is given.</param>
    /// <param name="timeout">How long the whole stream may take; the server is told. Null waits as long as it takes.</param>
    /// <param name="cancellationToken">Cancels the call, at the server too.</param>
    /// <exception cref="RpcException">
    /// The call failed: at the server, on the way (<see cref="RpcStatusCode.Unavailable"/>), or by the timeout
    /// (<see cref="RpcStatusCode.DeadlineExceeded"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<TResponse> StreamAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method,
        TRequest request,
        TimeSpan? timeout = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(request);
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var message = Message(method.Path, request, timeout);
        using var response = await Translate(_http.SendAsync(message, either.Token), deadline.Token).ConfigureAwait(false);
        ThrowUnlessGrpc(response);

        var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
        var frames = new FrameReader(body, Find(response.Headers, "grpc-encoding"), RpcServerOptions.DefaultMaxMessageBytes);
        Task<TResponse?> NextAsync() => frames.ReadAsync(method.ResponseParser, either.Token).AsTask();
        while (await Translate(NextAsync(), deadline.Token).ConfigureAwait(false) is { } next)
        {
            yield return next;
        }

        // A server that has nothing but a status sends it in the headers.
        var last = response.Headers.Contains(StatusCodec.StatusName) ? response.Headers : response.TrailingHeaders;
        if (StatusCodec.Decode(name => Find(last, name)) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Closes the connections; calls under way fail.</summary>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(string path, IMessage request, TimeSpan? timeout)
    {
        var frame = new ArrayBufferWriter<byte>();
        FrameWriter.Write(frame, request, RpcServerOptions.DefaultMaxMessageBytes);
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_server, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(frame.WrittenMemory) { Headers = { ContentType = new("application/grpc") } },
        };
        message.Headers.TE.Add(new("trailers"));
        message.Headers.Add("grpc-accept-encoding", FrameReader.AcceptedEncodings);
        if (timeout is { } time)
        {
            message.Headers.Add(GrpcTimeout.Name, GrpcTimeout.Format(time));
        }

        return message;
    }

    private static async Task<T> Translate<T>(Task<T> step, CancellationToken deadline)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(RpcStatusCode.DeadlineExceeded, "The call did not end before its deadline.", innerException: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var reset = e as HttpProtocolException ?? e.InnerException as HttpProtocolException;
            throw new RpcException(CodeOf(reset), e.Message, innerException: e);
        }
    }

    // Error codes of HTTP/2, as gRPC reads them.
    private static RpcStatusCode CodeOf(HttpProtocolException? reset) => reset?.ErrorCode switch
    {
        null or 7 => RpcStatusCode.Unavailable,
        8 => RpcStatusCode.Cancelled,
        11 => RpcStatusCode.ResourceExhausted,
        12 => RpcStatusCode.PermissionDenied,
        _ => RpcStatusCode.Internal,
    };

    private static void ThrowUnlessGrpc(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.OK || response.Headers.Contains(StatusCodec.StatusName))
        {
            return;
        }

        var code = response.StatusCode switch
        {
            HttpStatusCode.BadRequest => RpcStatusCode.Internal,
            HttpStatusCode.Unauthorized => RpcStatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => RpcStatusCode.PermissionDenied,
            HttpStatusCode.NotFound => RpcStatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => RpcStatusCode.Unavailable,
            _ => RpcStatusCode.Unknown,
        };
        throw new RpcException(code, $"The server answered with HTTP status {(int)response.StatusCode}, not with gRPC.");
    }

    private static string? Find(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
