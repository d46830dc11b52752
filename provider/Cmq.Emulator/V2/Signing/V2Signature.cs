using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// The signature of a request: an HMAC in base64 over method, host, path and all other parameters, raw and in ordinal order of their names.
/// </summary>
internal sealed class V2Signature(string method, string host, string path, IReadOnlyDictionary<string, string> fields)
{
    private const string Name = "Signature";
    private const string Sha256 = "HmacSHA256";

    /// <summary>
    /// Whether it was made with a key. The SDKs do not agree on the details; each reading that one of them has is a signature by the
    /// same key over the same request, so each is taken.
    /// </summary>
    public bool IsMadeWith(string secretKey)
    {
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(fields.GetValueOrDefault(Name, ""), signature, out var length) || !Announced(length))
        {
            return false;
        }

        var key = Encoding.UTF8.GetBytes(secretKey);
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var parameters in Readings())
        {
            foreach (var form in HostForms())
            {
                var text = Encoding.UTF8.GetBytes($"{method}{form}{path}?{parameters}");
#pragma warning disable CA5350 // The protocol is older than the doubts about SHA-1.
                var written = length == SHA1.HashSizeInBytes ? HMACSHA1.HashData(key, text, expected) : HMACSHA256.HashData(key, text, expected);
#pragma warning restore CA5350
                if (CryptographicOperations.FixedTimeEquals(expected[..written], signature[..length]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // HmacSHA256 means what it says. Every other value means SHA-1; but SDKs announce sha256, or HmacSHA1, and send a signature of SHA-256.
    private bool Announced(int length) =>
        length == SHA256.HashSizeInBytes || (length == SHA1.HashSizeInBytes && fields.GetValueOrDefault("SignatureMethod") != Sha256);

    private IEnumerable<string> Readings()
    {
        var sorted = fields.Where(field => field.Key != Name).OrderBy(field => field.Key, StringComparer.Ordinal).ToList();
        var hasUnderscore = sorted.Exists(field => field.Key.Contains('_', StringComparison.Ordinal));
        var hasFile = sorted.Exists(IsFile);
        yield return Join(sorted, dots: true);
        if (hasUnderscore)
        {
            yield return Join(sorted, dots: false);
        }

        if (hasFile)
        {
            var others = sorted.FindAll(field => !IsFile(field));
            yield return Join(others, dots: true);
            if (hasUnderscore)
            {
                yield return Join(others, dots: false);
            }
        }
    }

    // Two SDKs leave a value out that starts with @, which once stood for a file.
    private static bool IsFile(KeyValuePair<string, string> field) => field.Value.StartsWith('@');

    private static string Join(List<KeyValuePair<string, string>> fields, bool dots)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(dots ? name.Replace('_', '.') : name).Append('=').Append(value);
        }

        return text.ToString();
    }

    // What an SDK signs is the text of its endpoint, and an HTTP client leaves a default port out of the Host header.
    private IEnumerable<string> HostForms()
    {
        foreach (var form in Tc3Signature.HostForms(host))
        {
            yield return form;
        }

        if (host.LastIndexOf(':') <= host.LastIndexOf(']'))
        {
            yield return host + ":80";
            yield return host + ":443";
        }
    }
}
