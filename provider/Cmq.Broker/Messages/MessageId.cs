using System.Buffers.Binary;
using System.Globalization;

namespace Cmq.Broker;

/// <summary>The id of a message: 128 bits, which are told as 32 hexadecimal digits in upper case and only then take the room of a text.</summary>
internal readonly record struct MessageId(ulong High, ulong Low)
{
    public static bool TryParse(string text, out MessageId id)
    {
        var parsed = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        id = new((ulong)(number >> 64), (ulong)number);
        return parsed && string.Equals(id.ToString(), text, StringComparison.Ordinal);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return Convert.ToHexString(bytes);
    }
}
