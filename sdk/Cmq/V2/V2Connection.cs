using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Signs and sends requests of the HTTP SDK protocol, one attempt each.</summary>
internal sealed class V2Connection : IDisposable
{
    // What stands between client and service cuts longer ones.
    private const int LongestUrl = 2048;
    private const int UsualLength = 512;

    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly CmqClientOptions _options;
    private readonly HttpExchange _http;
    private readonly V2Hosts _hosts;
    private readonly Uri _queueUrl;
    private readonly Uri _topicUrl;

    /// <summary>A connection.</summary>
    /// <param name="options">How the service is reached.</param>
    /// <exception cref="ArgumentException">The hosts can't be told from the options.</exception>
    public V2Connection(CmqClientOptions options)
    {
        _options = options;
        _hosts = V2Hosts.Of(options);
        (_queueUrl, _topicUrl) = (new(_hosts.Queues.Url, options.MessagingPath), new(_hosts.Topics.Url, options.MessagingPath));
        _http = new(options);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The members of the answer.</returns>
    public async Task<JObject> SendAsync(V2Request request, CancellationToken cancellationToken)
    {
        var credential = await _http.GetCredentialAsync(request.Action, request.Resource, cancellationToken).ConfigureAwait(false);
        var call = new WireCall(request.Action, request.Resource, request.Action.IsOfTopics ? _hosts.Topics : _hosts.Queues, credential);
        var (message, body) = Sign(request, call);
        using (message)
        {
            return await _http.SendAsync(call, message, body, _options.AttemptTimeout + request.Wait, V2Answer.Read, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private (HttpRequestMessage Message, RequestBody Body) Sign(V2Request request, in WireCall call)
    {
        var url = request.Action.IsOfTopics ? _topicUrl : _queueUrl;
        if (_options.Method == CmqHttpMethod.Get && Query(request, call, url) is { } signed)
        {
            return Message(HttpMethod.Get, signed, new RequestBody(default, null), call);
        }

        var form = new PooledBytes(UsualLength);
        try
        {
            V2Signer.Append(form, request, Stamp("POST", call));
        }
        catch
        {
            form.Dispose();
            throw;
        }

        return Message(HttpMethod.Post, url, new RequestBody(form.Memory, Form, form), call);
    }

    // Null when it is too long.
    private Uri? Query(V2Request request, in WireCall call, Uri url)
    {
        using var query = new PooledBytes(LongestUrl);
        query.Append(url.AbsoluteUri);
        query.Append("?"u8);
        V2Signer.Append(query, request, Stamp("GET", call));

        // What is escaped stays as it was signed.
        return query.Length <= LongestUrl
            ? new(Encoding.ASCII.GetString(query.Span), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
            : null;
    }

    private (HttpRequestMessage Message, RequestBody Body) Message(HttpMethod method, Uri url, RequestBody body, in WireCall call)
    {
        var message = new HttpRequestMessage(method, url) { Content = body };
        message.Headers.Host = call.Host;
        message.Headers.ConnectionClose = _options.KeepAlive ? null : true;
        message.Headers.TryAddWithoutValidation("User-Agent", _options.RequestClient);
        return (message, body);
    }

    private V2Stamp Stamp(string method, in WireCall call) => new(
        method,
        call.Host,
        _options.MessagingPath,
        call.Credential,
        _options.SignatureMethod,
        _options.TimeProvider.GetUtcNow().ToUnixTimeSeconds(),
        RandomNumberGenerator.GetInt32(1, int.MaxValue),
        _options.RequestClient);
}
