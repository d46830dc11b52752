using System.Buffers;
using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// The parameters of a request, decoded. The raw bytes are parsed whatever the content type says: the SDKs send <c>*/*</c>, a form's, or none.
/// </summary>
internal sealed class V2Fields
{
    /// <summary>How many parameters a request can have. The longest documented ones have about 60.</summary>
    public const int MostFields = 1000;

    private const int UsualFields = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Comparer<KeyValuePair<string, string>> ByName =
        Comparer<KeyValuePair<string, string>>.Create(static (one, other) => string.CompareOrdinal(one.Key, other.Key));

    private readonly List<KeyValuePair<string, string>> _fields = new(UsualFields);

    /// <summary>All parameters, in ordinal order of their names, as they are signed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => _fields;

    /// <summary>A parameter; null when it was not sent, or is empty: SDKs send empty ones for those that they do not have.</summary>
    public string? this[string name] => Find(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter; null when it was not sent. Names count by case.</summary>
    public string? Find(string name)
    {
        // There are so few that no index is worth its making.
        foreach (var field in _fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>Splits a query or a body into its parameters and decodes them: <c>+</c> and <c>%20</c> both are blanks.</summary>
    /// <exception cref="V2RefusalException">One has no name or no <c>=</c>, comes twice, or is not UTF-8; or there are too many.</exception>
    public static V2Fields Parse(ReadOnlySpan<byte> raw)
    {
        var fields = new V2Fields();
        var buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            foreach (var range in raw.Split((byte)'&'))
            {
                fields.Add(raw[range], buffer);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new V2RefusalException(4000, 10420, "the request cannot be parsed: it is not UTF-8");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return fields;
    }

    private void Add(ReadOnlySpan<byte> field, byte[] buffer)
    {
        if (field.IsEmpty)
        {
            return;
        }

        var equals = field.IndexOf((byte)'=');
        if (equals <= 0)
        {
            var text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 64)]);
            throw new V2RefusalException(4000, 10310, $"parameter key format error: '{text}' is not name=value");
        }

        Insert(Decode(field[..equals], buffer), Decode(field[(equals + 1)..], buffer));
        if (_fields.Count > MostFields)
        {
            throw new V2RefusalException(4000, 10420, $"the request cannot be parsed: it has more than {MostFields} parameters");
        }
    }

    private void Insert(string name, string value)
    {
        var field = new KeyValuePair<string, string>(name, value);
        var at = _fields.BinarySearch(field, ByName);
        if (at >= 0)
        {
            throw new V2RefusalException(4000, 10330, $"parameter {name} is not repeatable");
        }

        _fields.Insert(~at, field);
    }

    // What looks like an escape and is none stands for itself, as it does where the SDKs were written.
    private static string Decode(ReadOnlySpan<byte> text, byte[] buffer)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0)
        {
            return StrictUtf8.GetString(text);
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]);
            buffer[length++] = isEscape ? (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]))
                : text[i] == '+' ? (byte)' '
                : text[i];
            i += isEscape ? 2 : 0;
        }

        return StrictUtf8.GetString(buffer.AsSpan(0, length));
    }

    private static int Digit(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
