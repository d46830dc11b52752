using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cmq;

/// <summary>
/// Signs a request of API 3.0 with TC3-HMAC-SHA256. Signed are the method, the query, the content type, the host and the body; the path
/// is always <c>/</c>. The service's label in the scope does not follow the endpoint, since a service refuses any other than its own.
/// </summary>
internal static class Tc3Signer
{
    private const string Algorithm = "TC3-HMAC-SHA256";
    private const string Terminator = "tc3_request";
    private const string SignedHeaders = "content-type;host";

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="credential">Who signs.</param>
    /// <param name="request">What is signed.</param>
    /// <param name="timestamp">Unix time in seconds, as in the header X-TC-Timestamp.</param>
    /// <param name="service">The label of the service.</param>
    public static string Authorization(CmqCredential credential, in Tc3Request request, long timestamp, string service = "tdmq")
    {
        // The day is that of UTC, in the invariant calendar: a culture with another one would sign for another century.
        var date = DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{Algorithm} Credential={credential.SecretId}/{date}/{service}/{Terminator}, SignedHeaders={SignedHeaders}, "
            + $"Signature={Signature(credential.SecretKey, request, timestamp, date, service)}";
    }

    /// <summary>SHA-256 of the canonical request, in lower hex.</summary>
    /// <param name="request">What is signed.</param>
    public static string CanonicalRequestHash(in Tc3Request request)
    {
        Span<byte> payload = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(request.Payload, payload);
        var canonical = $"{request.Method}\n/\n{request.Query}\ncontent-type:{request.ContentType}\nhost:{request.Host}\n\n{SignedHeaders}\n{Hex(payload)}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonical), hash);
        return Hex(hash);
    }

    private static string Signature(string secretKey, in Tc3Request request, long timestamp, string date, string service)
    {
        var toSign = string.Create(
            CultureInfo.InvariantCulture,
            $"{Algorithm}\n{timestamp}\n{date}/{service}/{Terminator}\n{CanonicalRequestHash(request)}");
        Span<byte> one = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> other = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes("TC3" + secretKey), Encoding.UTF8.GetBytes(date), one);
        HMACSHA256.HashData(one, Encoding.UTF8.GetBytes(service), other);
        HMACSHA256.HashData(other, Encoding.UTF8.GetBytes(Terminator), one);
        HMACSHA256.HashData(one, Encoding.UTF8.GetBytes(toSign), other);
        return Hex(other);
    }

    private static string Hex(ReadOnlySpan<byte> hash) =>
#if NET9_0_OR_GREATER
        Convert.ToHexStringLower(hash);
#else
        Convert.ToHexString(hash).ToLowerInvariant();
#endif
}
