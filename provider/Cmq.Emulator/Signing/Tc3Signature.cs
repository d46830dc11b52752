using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator;

/// <summary>A TC3-HMAC-SHA256 signature and the request it should cover.</summary>
internal sealed class Tc3Signature(ReceivedRequest request, Tc3Authorization authorization, string timestamp) : IRequestSignature
{
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public string SecretId => authorization.SecretId;

    public bool IsMadeWith(string secretKey)
    {
        var dateKey = Hmac(Encoding.UTF8.GetBytes("TC3" + secretKey), authorization.Date);
        var signingKey = Hmac(Hmac(dateKey, authorization.Service), "tc3_request");
        return CanonicalRequests().Any(canonical =>
        {
            var scope = $"{authorization.Date}/{authorization.Service}/tc3_request";
            var toSign = $"{Tc3Authorization.Algorithm}\n{timestamp}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
            var expected = Convert.ToHexStringLower(Hmac(signingKey, toSign));
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(authorization.Signature));
        });
    }

    // The SDKs do not agree on what they sign: one leaves the port out of the host, and the documentation lower-cases header values that
    // the SDKs take as they are. Each reading is a signature by the same key over the same request, so each is taken.
    private IEnumerable<string> CanonicalRequests() =>
        from host in HostForms(request.Host)
        from lowerCase in (bool[])[false, true]
        select CanonicalRequest(host, lowerCase);

    private string CanonicalRequest(string host, bool lowerCase)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n').Append("/\n").Append(request.IsGet ? request.Query : "").Append('\n');
        foreach (var name in authorization.SignedHeaders)
        {
            var value = (name.Equals("host", StringComparison.OrdinalIgnoreCase) ? host : request.Header(name) ?? "").Trim();
#pragma warning disable CA1308 // The documentation's rule is lower case.
            text.Append(name.ToLowerInvariant()).Append(':').Append(lowerCase ? value.ToLowerInvariant() : value).Append('\n');
#pragma warning restore CA1308
        }

        var payload = request.Header("X-TC-Content-SHA256") == UnsignedPayload ? Encoding.UTF8.GetBytes(UnsignedPayload)
            : request.IsGet ? []
            : request.Body.Span;
        return text.Append('\n').AppendJoin(';', authorization.SignedHeaders).Append('\n').Append(Hash(payload)).ToString();
    }

    /// <summary>A Host header as it is, and without its port.</summary>
    internal static IEnumerable<string> HostForms(string host)
    {
        yield return host;
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            yield return host[..colon];
        }
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
