using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>A request as it came over the wire; nothing is decoded or lower-cased, because signatures cover what was sent.</summary>
internal sealed class ReceivedRequest
{
    private const int LongestBody = 10 * 1024 * 1024;
    private const int LongestForm = 1024 * 1024;
    private const int LongestQuery = 32 * 1024;

    private readonly IHeaderDictionary _headers;
    private readonly long? _declaredLength;

    private ReceivedRequest(HttpRequest request, byte[] body)
    {
        _declaredLength = request.ContentLength;
        Method = request.Method;
        Host = request.Headers.Host.ToString();
        Query = request.QueryString.HasValue ? request.QueryString.Value![1..] : "";
        ContentType = request.ContentType ?? "";
        Body = body;
        _headers = request.Headers;
    }

    /// <summary><c>GET</c>, <c>POST</c>, or what the API does not know.</summary>
    public string Method { get; }

    public bool IsGet => HttpMethods.IsGet(Method);

    /// <summary>The Host header, with its port if it has one.</summary>
    public string Host { get; }

    /// <summary>The query, encoded, without its question mark.</summary>
    public string Query { get; }

    public string ContentType { get; }

    public bool IsForm => IsMediaType("application/x-www-form-urlencoded");

    public bool IsJson => IsMediaType("application/json");

    /// <summary>The body; of one that is too long, only as much as shows that it is.</summary>
    public byte[] Body { get; }

    /// <summary>A header; null when it was not sent.</summary>
    public string? Header(string name) => _headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public static async Task<ReceivedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while (body.Length <= LongestBody
                && !(request.ContentLength > LongestBody)
                && (read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new ReceivedRequest(request, body.ToArray());
    }

    /// <summary>Refuses what is longer than the service takes.</summary>
    /// <exception cref="ApiRefusalException">The query or the body is too long.</exception>
    public void RefuseOversized()
    {
        var limit = IsForm ? LongestForm : LongestBody;
        if (Body.Length > limit || _declaredLength > limit)
        {
            throw Oversized("body", limit);
        }

        if (Query.Length > LongestQuery)
        {
            throw Oversized("query", LongestQuery);
        }
    }

    private bool IsMediaType(string mediaType) =>
        ContentType.AsSpan(0, ContentType.IndexOf(';') is >= 0 and var end ? end : ContentType.Length)
            .Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static ApiRefusalException Oversized(string what, int limit) => new(
        CmqErrorCodes.RequestSizeLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The {what} of the request is longer than {limit} bytes."));
}
