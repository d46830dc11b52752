using System.Globalization;
using System.Net;
using System.Security.Authentication;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Sends one request and reads its answer, whichever protocol it is of: one attempt, no more.</summary>
internal sealed class HttpExchange : IDisposable
{
    // The service caps its answers at 50 MB.
    private const int LargestAnswer = 64 << 20;
    private const int UsualAnswer = 1024;

    private readonly CmqClientOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>An exchange.</summary>
    /// <param name="options">How the service is reached.</param>
    public HttpExchange(CmqClientOptions options)
    {
        (_options, _time) = (options, options.TimeProvider);
        _http = options.HttpClient ?? OwnClient(options);
    }

    /// <summary>The credential of the next attempt.</summary>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqException">The provider failed: with an error of the service, or with one of its own, which is the inner exception.</exception>
    public async ValueTask<CmqCredential> GetCredentialAsync(IWireAction action, string? resource, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        try
        {
            return await _options.Credentials.GetCredentialAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The credential provider gave null.");
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(action, resource, CmqWait.Start, _time.GetElapsedTime(began), mayHaveExecuted: false, error, cancellationToken);
        }
        catch (CmqException error)
        {
            // Whatever became of the provider's own calls, this one was not sent.
            error.MayHaveExecuted = false;
            throw;
        }
        catch (Exception error)
        {
            // Its words may have the secret in them that it could not use, so they stay where only the program looks.
            var what = $"the credential provider failed ({error.GetType()}), so nothing was sent";
            throw new CmqTransportException($"{what}. The inner exception says why.", action.Name, resource, mayHaveExecuted: false, error) { What = what };
        }
    }

    /// <summary>Sends a request.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="request">The request; it has <paramref name="body"/>.</param>
    /// <param name="body">Its body.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The members of the answer.</returns>
    public async Task<JObject> SendAsync(
        WireCall call, HttpRequestMessage request, RequestBody body, TimeSpan limit, AnswerReader read, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        using var end = new CancellationTokenSource(limit, _time);
        var stopping = cancellationToken.UnsafeRegister(_ => Stop(end, body.Sending && !call.Action.OnlyReads, limit - _time.GetElapsedTime(began)), null);
        await using var registration = stopping.ConfigureAwait(false);
        var answering = false;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token).ConfigureAwait(false);
            answering = true;
            using var patience = call.Action.HandsOut ? new CancellationTokenSource(_options.AttemptTimeout, _time) : null;
            return await ReadAsync(response, call, read, patience?.Token ?? end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(
                call.Action,
                call.Resource,
                CmqWait.Answer,
                _time.GetElapsedTime(began),
                mayHaveExecuted: body.Sending && !call.Action.OnlyReads,
                error,
                cancellationToken);
        }
        catch (OperationCanceledException error)
        {
            throw Interrupted(call, body.Sending, answering, answering && call.Action.HandsOut || end.IsCancellationRequested, limit, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Broken(call, body.Sending, answering, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_options.HttpClient is null)
        {
            _http.Dispose();
        }
    }

    private static async Task<JObject> ReadAsync(HttpResponseMessage response, WireCall call, AnswerReader read, CancellationToken cancellationToken)
    {
        var length = response.Content.Headers.ContentLength;
        using var bytes = new PooledBytes((int)Math.Min(length + 1 ?? UsualAnswer, LargestAnswer));
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var body = stream.ConfigureAwait(false);
        for (int count; (count = await stream.ReadAsync(bytes.Room(1), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            bytes.Advance(count);
            if (bytes.Length > LargestAnswer)
            {
                throw call.Lost($"{call.Host} answered with more than {LargestAnswer >> 20} MB, which the API never does", true, null, isTransient: false);
            }
        }

        return read(response.StatusCode, bytes.Span, call);
    }

    private void Stop(CancellationTokenSource end, bool mayGoOn, TimeSpan left)
    {
        if (mayGoOn && _options.CancelGrace > TimeSpan.Zero && left > TimeSpan.Zero)
        {
            end.CancelAfter(_options.CancelGrace < left ? _options.CancelGrace : left);
        }
        else
        {
            end.Cancel();
        }
    }

    private static HttpClient OwnClient(CmqClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnections,
            PooledConnectionIdleTimeout = options.ConnectionIdleTimeout,
            PooledConnectionLifetime = options.ConnectionLifetime,
            AutomaticDecompression = DecompressionMethods.All,

            // A redirect would carry a signed request to where it was not signed for.
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        if (options.Proxy is { } proxy)
        {
            handler.Proxy = proxy;
        }

        // Each attempt has its own limit, on the options' clock.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private CmqTransportException Interrupted(in WireCall call, bool sending, bool answering, bool attemptIsOver, TimeSpan attempt, Exception error)
    {
        var step = answering ? "while the answer was read" : sending ? "while waiting for the answer" : "while connecting";
        if (!attemptIsOver && error.InnerException is not TimeoutException)
        {
            return call.Lost($"the HTTP client was closed {step}", sending, error, isTransient: false, advice: "Keep it open as long as calls are under way.");
        }

        TimeSpan? limit = attemptIsOver ? attempt
            : _options.HttpClient is not null ? null
            : _options.ConnectTimeout;
        var within = limit is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.###} s")
            : "the limit of the injected HttpClient";
        return call.Lost($"{call.Host} did not answer within {within}; the time ran out {step}", sending, error, advice: sending ? null : CheckTheWay(call));
    }

    private static CmqTransportException Broken(in WireCall call, bool sending, bool answering, Exception error)
    {
        var cause = $" ({error.GetBaseException().Message.TrimEnd('.')})";
        var step = answering ? "while the answer was read" : sending ? "before an answer came" : "before the request was sent";
        return (error as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => call.Lost(
                $"the host of {call.Host} was not found", sending, error, detail: cause,
                advice: $"Check the endpoint ({call.Endpoint}), and that this machine can look names up."),
            HttpRequestError.SecureConnectionError => call.Lost(
                $"no secure connection to {call.Host} could be made", sending, error, detail: cause,
                isTransient: error.GetBaseException() is not AuthenticationException,
                advice: $"Check the endpoint ({call.Endpoint}) and the certificates this machine trusts; an endpoint without TLS is written with http://."),
            HttpRequestError.ConnectionError => call.Lost(
                $"no connection to {call.Host} could be made", sending, error, detail: cause, advice: CheckTheWay(call)),
            HttpRequestError.ProxyTunnelError => call.Lost(
                $"the proxy made no connection to {call.Host}", sending, error, detail: cause, advice: "Check the proxy settings of this machine."),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => call.Lost(
                $"{call.Host} answered with something else than HTTP", sending, error, isTransient: false, detail: cause,
                advice: $"Check the endpoint ({call.Endpoint}); one without TLS is written with http://."),
            _ => call.Lost($"the connection to {call.Host} broke {step}", sending, error, detail: cause),
        };
    }

    private static string CheckTheWay(in WireCall call) => $"Check the endpoint ({call.Endpoint}), the network and its proxy.";
}
