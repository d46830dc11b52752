using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// The signature of a request: an HMAC in base64 over method, host, path and all other parameters, raw and in ordinal order of their names.
/// </summary>
internal sealed class V2Signature(string method, string host, string path, V2Fields fields)
{
    private const string Name = "Signature";
    private const string Sha256 = "HmacSHA256";
    private const int UsualLength = 512;

    /// <summary>
    /// Whether it was made with a key. The SDKs do not agree on the details; each reading that one of them has is a signature by the
    /// same key over the same request, so each is taken.
    /// </summary>
    public bool IsMadeWith(string secretKey)
    {
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(fields[Name] ?? "", signature, out var length) || !Announced(length))
        {
            return false;
        }

        foreach (var reading in Readings())
        {
            foreach (var form in HostForms())
            {
                if (IsOf(form, reading, secretKey, signature[..length]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // HmacSHA256 means what it says. Every other value means SHA-1; but SDKs announce sha256, or HmacSHA1, and send a signature of SHA-256.
    private bool Announced(int length) =>
        length == SHA256.HashSizeInBytes || (length == SHA1.HashSizeInBytes && fields["SignatureMethod"] != Sha256);

    // What nearly everybody signs comes first; the others are only looked for when it is not that.
    private IEnumerable<Reading> Readings()
    {
        yield return new(Dots: true, Files: true);
        var hasUnderscore = fields.All.Any(field => field.Key.Contains('_', StringComparison.Ordinal));
        if (hasUnderscore)
        {
            yield return new(Dots: false, Files: true);
        }

        if (fields.All.Any(IsFile))
        {
            yield return new(Dots: true, Files: false);
            if (hasUnderscore)
            {
                yield return new(Dots: false, Files: false);
            }
        }
    }

    // Two SDKs leave a value out that starts with @, which once stood for a file.
    private static bool IsFile(KeyValuePair<string, string> field) => field.Value.StartsWith('@');

    private bool IsOf(string hostForm, Reading reading, string secretKey, ReadOnlySpan<byte> signature)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualLength]);
        text.AppendLiteral(method);
        text.AppendLiteral(hostForm);
        text.AppendLiteral(path);
        var separator = "?";
        foreach (var field in fields.All)
        {
            if (field.Key == Name || (IsFile(field) && !reading.Files))
            {
                continue;
            }

            text.AppendLiteral(separator);
            text.AppendLiteral(reading.Dots ? field.Key.Replace('_', '.') : field.Key);
            text.AppendLiteral("=");
            text.AppendLiteral(field.Value);
            separator = "&";
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Text.Length));
        var signed = buffer.AsSpan(0, Encoding.UTF8.GetBytes(text.Text, buffer));
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var length = signature.Length == SHA1.HashSizeInBytes ? KeptHmac.Sha1(secretKey, signed, expected) : KeptHmac.Sha256(secretKey, signed, expected);
        ArrayPool<byte>.Shared.Return(buffer);
        text.Clear();
        return CryptographicOperations.FixedTimeEquals(expected[..length], signature);
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

    /// <summary>How an SDK reads the rules.</summary>
    /// <param name="Dots">Whether an underscore in a name is signed as a dot.</param>
    /// <param name="Files">Whether a value that starts with <c>@</c> is signed.</param>
    private readonly record struct Reading(bool Dots, bool Files);
}
