using System.Buffers;
using System.Buffers.Binary;

namespace Cmq.Broker;

/// <summary>Receipt handles as texts: 16 hexadecimal digits here; any text that the protocol's clients take for one has the form of one.</summary>
internal static class ReceiptHandle
{
    private const int MaxLength = 256;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%#:_-");

    public static string ToText(ulong handle)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, handle);
        return Convert.ToHexString(bytes);
    }

    public static bool HasForm(string text) => text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Characters);

    public static bool TryParse(string text, out ulong handle)
    {
        handle = 0;
        if (text.Length != 16)
        {
            return false;
        }

        // Digits end in their value, and letters of both cases in theirs less nine. Every handle is different, so a branch for each kind would be
        // mispredicted half the time.
        var number = 0UL;
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }

            number = (number << 4) | (uint)((character & 0xF) + (9 * (character >> 6)));
        }

        handle = number;
        return true;
    }
}
