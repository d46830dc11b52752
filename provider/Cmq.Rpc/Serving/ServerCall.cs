using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Cmq.Rpc;

/// <summary>One call as the server sees it: the request in, the answers and the status out.</summary>
internal sealed class ServerCall : IDisposable
{
    private readonly HttpContext _http;
    private readonly RpcServerOptions _options;
    private CancellationTokenSource? _deadline;
    private CancellationTokenSource? _either;
    private bool _answered;

    public ServerCall(HttpContext http, RpcServerOptions options)
    {
        (_http, _options) = (http, options);
        Context = new(http.Request.Path.Value!, null, http.RequestAborted);
    }

    public RpcCallContext Context { get; private set; }

    public bool IsPastDeadline => _deadline?.IsCancellationRequested ?? false;

    /// <summary>Reads the deadline, and begins to watch it.</summary>
    public void StartClock()
    {
        if (_http.Request.Headers[GrpcTimeout.Name] is not [{ } text])
        {
            return;
        }

        if (!GrpcTimeout.TryParse(text, out var timeout))
        {
            throw new RpcException(RpcStatusCode.Internal, $"The header {GrpcTimeout.Name} is '{text}', which is not a time.");
        }

        _deadline = new(timeout, _options.TimeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_http.RequestAborted, _deadline.Token);
        Context = new(Context.Path, _options.TimeProvider.GetUtcNow() + timeout, _either.Token);
    }

    /// <summary>The request: exactly one message.</summary>
    public async Task<TRequest> ReadAsync<TRequest>(MessageParser<TRequest> parser)
        where TRequest : class, IMessage<TRequest>
    {
        var frames = new FrameReader(_http.Request.Body, _http.Request.Headers["grpc-encoding"], _options.MaxMessageBytes);
        try
        {
            var request = await frames.ReadAsync(parser, Context.CancellationToken).ConfigureAwait(false)
                ?? throw new RpcException(RpcStatusCode.Internal, "The call brought no message.");
            return await frames.ReadAsync(parser, Context.CancellationToken).ConfigureAwait(false) is null
                ? request
                : throw new RpcException(RpcStatusCode.Internal, "The call brought more than one message.");
        }
        catch (IOException e)
        {
            throw new RpcException(RpcStatusCode.Cancelled, "The caller broke off its request.", innerException: e);
        }
    }

    /// <summary>Writes an answer; it leaves at the next flush, or at the end.</summary>
    public void Write(IMessage response)
    {
        FrameWriter.Write(_http.Response.BodyWriter, response, _options.MaxMessageBytes);
        _answered = true;
    }

    /// <summary>Sends what has been written, and waits while the caller does not take it.</summary>
    public async Task FlushAsync()
    {
        var flushed = await _http.Response.BodyWriter.FlushAsync(Context.CancellationToken).ConfigureAwait(false);
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException("The caller has gone.");
        }
    }

    /// <summary>Says how the call ended: in trailers behind an answer, in the headers when there is none.</summary>
    public void End(RpcException? failure)
    {
        var status = failure is null
            ? StatusCodec.Encode(RpcStatusCode.Ok)
            : StatusCodec.Encode(failure.Code, failure.Message, failure.Details);
        foreach (var (name, value) in status)
        {
            if (_answered || failure is null)
            {
                _http.Response.AppendTrailer(name, value);
            }
            else
            {
                _http.Response.Headers[name] = value;
            }
        }
    }

    public void Dispose()
    {
        _either?.Dispose();
        _deadline?.Dispose();
    }
}
