using System.Globalization;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Sends one request of API 3.0 and reads its answer: one attempt, no more.</summary>
internal sealed class ApiConnection : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly CmqClientOptions _options;
    private readonly CmqEndpoint _endpoint;
    private readonly HttpExchange _http;

    /// <summary>A connection.</summary>
    /// <param name="options">How the service is reached.</param>
    public ApiConnection(CmqClientOptions options)
    {
        _options = options;
        _endpoint = CmqEndpoint.Parse(options.Endpoint);
        _http = new(options);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about, for messages.</param>
    /// <param name="body">The request, as JSON.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The members of the answer.</returns>
    public async Task<JObject> SendAsync(ApiAction action, string? resource, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var credential = await _http.GetCredentialAsync(action, resource, cancellationToken).ConfigureAwait(false);
        var call = new WireCall(action, resource, action.Service == ApiService.Tdmq ? _endpoint : _endpoint.OfService(action.Service.Label), credential);
        using var content = new RequestBody(body, Json);
        using var request = Sign(call, action, body.Span, content);
        return await _http.SendAsync(call, request, content, _options.AttemptTimeout, ApiAnswer.Read, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Sign(in WireCall call, ApiAction action, ReadOnlySpan<byte> body, RequestBody content)
    {
        var timestamp = _options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        var signed = new Tc3Request { Method = "POST", Host = call.Host, ContentType = Json.MediaType!, Payload = body };
        var request = new HttpRequestMessage(HttpMethod.Post, call.Endpoint.Url) { Content = content };
        request.Headers.Host = call.Host;
        request.Headers.ConnectionClose = _options.KeepAlive ? null : true;
        Add("Authorization", action.IsSigned ? Tc3Signer.Authorization(call.Credential, signed, timestamp, action.Service.Label) : "SKIP");
        Add("X-TC-Action", action.Name);
        Add("X-TC-Version", action.Service.Version);
        Add("X-TC-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        Add("X-TC-Region", _options.Region);
        Add("X-TC-Language", _options.Language);
        Add("X-TC-RequestClient", _options.RequestClient);
        Add("User-Agent", _options.RequestClient);
        if (action.IsSigned && call.Credential.SecurityToken is { } token)
        {
            Add("X-TC-Token", token);
        }

        return request;

        void Add(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }
}
