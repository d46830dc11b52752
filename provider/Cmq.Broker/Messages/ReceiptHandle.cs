using System.Buffers;
using System.Buffers.Binary;
#if !NET9_0_OR_GREATER
using System.Globalization;
#endif

namespace Cmq.Broker;

/// <summary>Receipt handles as texts: 16 hexadecimal digits here; any text that the protocol's clients take for one has the form of one.</summary>
internal static class ReceiptHandle
{
    private const int MaxLength = 256;
    private const int Length = 2 * sizeof(ulong);

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%#:_-");

    public static string ToText(ulong handle)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, handle);
        return Convert.ToHexString(bytes);
    }

    public static bool HasForm(string text) => text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Characters);

    public static bool TryParse(string text, out ulong handle)
    {
        handle = 0;
        if (text.Length != Length)
        {
            return false;
        }

#if NET9_0_OR_GREATER
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        var isHexadecimal = Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        handle = isHexadecimal ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
        return isHexadecimal;
#else
        return ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out handle);
#endif
    }
}
