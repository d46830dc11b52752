using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

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
        return text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out handle);
    }
}
