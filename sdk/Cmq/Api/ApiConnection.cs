using System.Globalization;
using System.Net;
using System.Security.Authentication;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Sends one request and reads its answer: one attempt, no more.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly CmqClientOptions _options;
    private readonly CmqEndpoint _endpoint;
    private readonly HttpClient _http;

    /// <summary>A connection.</summary>
    /// <param name="options">How the service is reached.</param>
    public ApiConnection(CmqClientOptions options)
    {
        _options = options;
        _endpoint = CmqEndpoint.Parse(options.Endpoint);
        _http = options.HttpClient ?? OwnClient(options.ConnectTimeout);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about, for messages.</param>
    /// <param name="body">The request, as JSON.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The members of the answer.</returns>
    public async Task<JObject> SendAsync(ApiAction action, string? resource, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var credential = await GetCredentialAsync(action, resource, cancellationToken).ConfigureAwait(false);
        var call = new ApiCall(action, resource, action.Service == ApiService.Tdmq ? _endpoint : _endpoint.OfService(action.Service.Label), credential);
        using var limit = new CancellationTokenSource(_options.AttemptTimeout, _options.TimeProvider);
        using var content = new ApiBody(body);
        using var request = Sign(call, body.Span, content);
        using var stop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _options.TimeProvider);
        using var stopping = cancellationToken.UnsafeRegister(_ => Stop(stop, content.Sending && !action.OnlyReads), null);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, limit.Token);
        var began = _options.TimeProvider.GetTimestamp();
        var answering = false;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            answering = true;
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            return ApiAnswer.Read(response.StatusCode, answer, call);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(
                action.Name,
                resource,
                CmqWait.Answer,
                _options.TimeProvider.GetElapsedTime(began),
                mayHaveExecuted: content.Sending && !action.OnlyReads,
                error,
                cancellationToken);
        }
        catch (OperationCanceledException error)
        {
            throw Interrupted(call, content.Sending, answering, limit.IsCancellationRequested, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Broken(call, content.Sending, answering, error);
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

    private async Task<CmqCredential> GetCredentialAsync(ApiAction action, string? resource, CancellationToken cancellationToken)
    {
        var began = _options.TimeProvider.GetTimestamp();
        try
        {
            return await _options.Credentials.GetCredentialAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new CmqCanceledException(
                action.Name, resource, CmqWait.Start, _options.TimeProvider.GetElapsedTime(began), mayHaveExecuted: false, error, cancellationToken);
        }
    }

    private void Stop(CancellationTokenSource stop, bool mayGoOn)
    {
        if (mayGoOn && _options.CancelGrace > TimeSpan.Zero)
        {
            stop.CancelAfter(_options.CancelGrace);
        }
        else
        {
            stop.Cancel();
        }
    }

    private static HttpClient OwnClient(TimeSpan connectTimeout)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,

            // A redirect would carry a signed request to where it was not signed for.
            AllowAutoRedirect = false,
            UseCookies = false,
        };

        // Each attempt has its own limit, on the options' clock. The service caps its answers at 50 MB.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 64 << 20 };
    }

    private HttpRequestMessage Sign(in ApiCall call, ReadOnlySpan<byte> body, ApiBody content)
    {
        var timestamp = _options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        var signed = new Tc3Request { Method = "POST", Host = call.Host, ContentType = ApiBody.ContentType, Payload = body };
        var request = new HttpRequestMessage(HttpMethod.Post, call.Endpoint.Url) { Content = content };
        request.Headers.Host = call.Host;
        Add("Authorization", call.Action.IsSigned ? Tc3Signer.Authorization(call.Credential, signed, timestamp, call.Action.Service.Label) : "SKIP");
        Add("X-TC-Action", call.Action.Name);
        Add("X-TC-Version", call.Action.Service.Version);
        Add("X-TC-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        Add("X-TC-Region", _options.Region);
        Add("X-TC-Language", _options.Language);
        Add("X-TC-RequestClient", _options.RequestClient);
        Add("User-Agent", _options.RequestClient);
        if (call.Action.IsSigned && call.Credential.SecurityToken is { } token)
        {
            Add("X-TC-Token", token);
        }

        return request;

        void Add(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }

    private CmqTransportException Interrupted(in ApiCall call, bool sending, bool answering, bool attemptIsOver, Exception error)
    {
        var step = answering ? "while the answer was read" : sending ? "while waiting for the answer" : "while connecting";
        if (!attemptIsOver && error.InnerException is not TimeoutException)
        {
            return call.Lost($"the HTTP client was closed {step}", sending, error, isTransient: false, advice: "Keep it open as long as calls are under way.");
        }

        TimeSpan? limit = attemptIsOver ? _options.AttemptTimeout
            : _options.HttpClient is not null ? null
            : _options.ConnectTimeout;
        var within = limit is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.###} s")
            : "the limit of the injected HttpClient";
        return call.Lost($"{call.Host} did not answer within {within}; the time ran out {step}", sending, error, advice: sending ? null : CheckTheWay(call));
    }

    private static CmqTransportException Broken(in ApiCall call, bool sending, bool answering, Exception error)
    {
        var cause = error.GetBaseException().Message.TrimEnd('.');
        var step = answering ? "while the answer was read" : sending ? "before an answer came" : "before the request was sent";
        return (error as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => call.Lost(
                $"the host of {call.Host} was not found ({cause})", sending, error,
                advice: $"Check the endpoint ({call.Endpoint}), and that this machine can look names up."),
            HttpRequestError.SecureConnectionError => call.Lost(
                $"no secure connection to {call.Host} could be made ({cause})", sending, error,
                isTransient: error.GetBaseException() is not AuthenticationException,
                advice: $"Check the endpoint ({call.Endpoint}) and the certificates this machine trusts; an endpoint without TLS is written with http://."),
            HttpRequestError.ConnectionError => call.Lost(
                $"no connection to {call.Host} could be made ({cause})", sending, error, advice: CheckTheWay(call)),
            HttpRequestError.ProxyTunnelError => call.Lost(
                $"the proxy made no connection to {call.Host} ({cause})", sending, error, advice: "Check the proxy settings of this machine."),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => call.Lost(
                $"{call.Host} answered with something else than HTTP ({cause})", sending, error, isTransient: false,
                advice: $"Check the endpoint ({call.Endpoint}); one without TLS is written with http://."),
            _ => call.Lost($"the connection to {call.Host} broke {step} ({cause})", sending, error),
        };
    }

    private static string CheckTheWay(in ApiCall call) => $"Check the endpoint ({call.Endpoint}), the network and its proxy.";
}
