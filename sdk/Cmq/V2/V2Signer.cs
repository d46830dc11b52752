using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Cmq;

/// <summary>
/// Writes requests of the HTTP SDK protocol with their signature: an HMAC over method, host, path and all parameters, their values as they are and
/// their names in the order of their bytes. Nothing is made but the request itself, in buffers of a pool.
/// </summary>
/// <remarks>
/// Two rules of older clients have no place here: an underscore in a name is signed as a dot, but no parameter has one; and clients in two
/// languages leave out of a POST's signature what starts with <c>@</c>, for which no documentation gives a reason.
/// </remarks>
internal static class V2Signer
{
    private const int LongestKeyOnStack = 256;
    private const int UsualLength = 512;

    /// <summary>Appends the parameters of a request, escaped, and their signature.</summary>
    /// <param name="to">Where to: the body of a form, or a query.</param>
    /// <param name="request">The request.</param>
    /// <param name="stamp">Who signs, how, when, and for where.</param>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair.</exception>
    public static void Append(PooledBytes to, V2Request request, in V2Stamp stamp) => Append(to, Sorted(request, stamp), stamp);

    /// <summary>Appends sorted parameters, escaped, and their signature.</summary>
    internal static void Append(PooledBytes to, ReadOnlySpan<V2Field> fields, in V2Stamp stamp)
    {
        using var signed = new PooledBytes(UsualLength);
        signed.Append(stamp.Method);
        signed.Append(stamp.Host);
        signed.Append(stamp.Path);
        var separator = "?"u8;
        foreach (var field in fields)
        {
            signed.Append(separator);
            signed.Append(field.Name);
            signed.Append("="u8);
            var start = signed.Length;
            field.AppendValue(signed);
            separator = "&"u8;

            // What stands in the signed text is what is sent, so it is turned into bytes once.
            to.Append(field.Name);
            to.Append("="u8);
            to.AppendEscaped(signed.Span[start..]);
            to.Append("&"u8);
        }

        to.Append("Signature="u8);
        using var signature = new PooledBytes(64);
        AppendHash(signature, signed.Span, stamp);
        to.AppendEscaped(signature.Span);
    }

    private static V2Field[] Sorted(V2Request request, in V2Stamp stamp)
    {
        var fields = new List<V2Field>(V2Stamp.MostFields + request.Fields.Count)
        {
            new("Action", request.Action.Name),
            new("Nonce", null, stamp.Nonce),
            new("RequestClient", stamp.RequestClient),
            new("SecretId", stamp.Credential.SecretId),
            new("SignatureMethod", stamp.SignatureMethodName),
            new("Timestamp", null, stamp.Timestamp),
        };
        if (stamp.Credential.SecurityToken is { } token)
        {
            fields.Add(new("Token", token));
        }

        fields.AddRange(request.Fields);
        fields.Sort(V2Field.ByName);
        return [.. fields];
    }

    [SuppressMessage("Security", "CA5350", Justification = "The protocol is older than the doubts about SHA-1; the default is SHA-256.")]
    private static void AppendHash(PooledBytes to, ReadOnlySpan<byte> text, in V2Stamp stamp)
    {
        var secret = stamp.Credential.SecretKey;
        Span<byte> key = secret.Length <= LongestKeyOnStack ? stackalloc byte[secret.Length] : new byte[secret.Length];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];

        // A key has visible ASCII characters only.
        Encoding.ASCII.GetBytes(secret, key);
        var length = stamp.SignatureMethod == CmqSignatureMethod.HmacSha256 ? HMACSHA256.HashData(key, text, hash) : HMACSHA1.HashData(key, text, hash);
        CryptographicOperations.ZeroMemory(key);
        to.AppendBase64(hash[..length]);
    }
}
