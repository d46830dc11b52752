using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>An HMAC that a thread keeps is the one of the key that is asked for, and of the text alone.</summary>
public sealed class KeptHmacTests
{
    private static readonly string[] Keys = ["one", "two", "two", "one", "", "one"];

    [Test]
    public void Sha256_WithKeysInTurns_IsTheOneOfEachKey() =>
        Assert.That(Keys.Select(key => Hash(KeptHmac.Sha256, key, key.Length)), Is.EqualTo(Keys.Select(key => Expected(HMACSHA256.HashData, key, key.Length))));

    [Test]
    public void Sha1_WithKeysInTurns_IsTheOneOfEachKey() =>
        Assert.That(Keys.Select(key => Hash(KeptHmac.Sha1, key, key.Length)), Is.EqualTo(Keys.Select(key => Expected(HMACSHA1.HashData, key, key.Length))));

    [Test]
    public void Sha256_WithOneKeyAfterAnother_IsOfTheTextAlone() =>
        Assert.That(Enumerable.Range(0, 5).Select(number => Hash(KeptHmac.Sha256, "key", number)), Is.EqualTo(Enumerable.Range(0, 5).Select(number => Expected(HMACSHA256.HashData, "key", number))));

    private delegate int Compute(string key, ReadOnlySpan<byte> text, Span<byte> destination);

    private static string Hash(Compute compute, string key, int number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return Convert.ToHexString(hash[..compute(key, Text(number), hash)]);
    }

    private static string Expected(Func<byte[], byte[], byte[]> compute, string key, int number) => Convert.ToHexString(compute(Encoding.UTF8.GetBytes(key), Text(number)));

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes($"text {number}");
}
