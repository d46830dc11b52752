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
    private const int Beginning = 64 * 1024;

    private readonly IHeaderDictionary _headers;
    private readonly long? _declaredLength;

    private ReceivedRequest(HttpRequest request)
    {
        _declaredLength = request.ContentLength;
        Method = request.Method;
        Host = request.Headers.Host.ToString();
        Path = request.Path.Value ?? "";
        Query = request.QueryString.HasValue ? request.QueryString.Value![1..] : "";
        ContentType = request.ContentType ?? "";
        _headers = request.Headers;
    }

    /// <summary><c>GET</c>, <c>POST</c>, or what the API does not know.</summary>
    public string Method { get; }

    public bool IsGet => HttpMethods.IsGet(Method);

    /// <summary>The Host header, with its port if it has one.</summary>
    public string Host { get; }

    public bool IsPost => HttpMethods.IsPost(Method);

    /// <summary>The path: <c>/v2/index.php</c>.</summary>
    public string Path { get; }

    /// <summary>Whether the fields of the request stand in its query.</summary>
    public bool CarriesQuery => !IsPost || Body.Length == 0;

    /// <summary>Whether the common parameters of API 3.0 stand in headers.</summary>
    public bool HasApiHeaders => Header("Authorization") is not null || Header("X-TC-Action") is not null;

    /// <summary>The query, encoded, without its question mark.</summary>
    public string Query { get; }

    public string ContentType { get; }

    public bool IsForm => IsMediaType("application/x-www-form-urlencoded");

    public bool IsJson => IsMediaType("application/json");

    /// <summary>The body; of one that is too long, only as much as shows that it is.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>A header; null when it was not sent.</summary>
    public string? Header(string name) => _headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public static async Task<ReceivedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var received = new ReceivedRequest(request);
        var longest = received.HasApiHeaders || received.IsJson ? LongestBody : LongestForm;

        // What is too long by its own word is not read, but for the fields at its beginning that tell which face is to refuse it.
        var enough = request.ContentLength > longest ? Beginning : longest + 1;
        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 0, 1, Beginning));
        for (var isOver = false; !isOver && body.WrittenCount < enough;)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            foreach (var part in read.Buffer)
            {
                body.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            isOver = read.IsCompleted;
        }

        received.Body = body.WrittenMemory;
        return received;
    }

    /// <summary>Whether the body is longer than it may be, read to its end or not.</summary>
    public bool IsLongerThan(int limit) => Body.Length > limit || _declaredLength > limit;

    /// <summary>Refuses what is longer than the service takes.</summary>
    /// <exception cref="ApiRefusalException">The query or the body is too long.</exception>
    public void RefuseOversized()
    {
        var limit = IsForm ? LongestForm : LongestBody;
        if (IsLongerThan(limit))
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
