using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// HMACs with secret keys. A thread keeps the last one of each kind, because one is dearer to set up than to compute, and an emulator has few keys.
/// </summary>
internal static class KeptHmac
{
    [ThreadStatic]
    private static Kept? _sha1;

    [ThreadStatic]
    private static Kept? _sha256;

    /// <summary>Computes an HMAC-SHA1.</summary>
    /// <returns>How many bytes of the destination it takes.</returns>
    public static int Sha1(string secretKey, ReadOnlySpan<byte> text, Span<byte> destination) =>
        Compute(ref _sha1, HashAlgorithmName.SHA1, secretKey, text, destination);

    /// <summary>Computes an HMAC-SHA256.</summary>
    /// <returns>How many bytes of the destination it takes.</returns>
    public static int Sha256(string secretKey, ReadOnlySpan<byte> text, Span<byte> destination) =>
        Compute(ref _sha256, HashAlgorithmName.SHA256, secretKey, text, destination);

    private static int Compute(ref Kept? kept, HashAlgorithmName algorithm, string secretKey, ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (kept?.SecretKey != secretKey)
        {
            kept?.Hmac.Dispose();
            kept = new(secretKey, IncrementalHash.CreateHMAC(algorithm, Encoding.UTF8.GetBytes(secretKey)));
        }

        kept.Hmac.AppendData(text);
        return kept.Hmac.GetHashAndReset(destination);
    }

    private sealed record Kept(string SecretKey, IncrementalHash Hmac);
}
