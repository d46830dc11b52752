using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Cmq;

/// <summary>Bytes in a buffer that grows, and that goes back to its pool at the end. For one owner at a time.</summary>
/// <param name="capacity">How many bytes are expected.</param>
internal sealed class PooledBytes(int capacity) : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"u8);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes it holds.</summary>
    public int Length { get; private set; }

    /// <summary>What it holds.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>What it holds.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    /// <summary>Room behind what it holds.</summary>
    /// <param name="least">How many bytes at least.</param>
    public Memory<byte> Room(int least)
    {
        if (_buffer.Length - Length < least)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + least, _buffer.Length * 2));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(Length);
    }

    /// <summary>Notes that bytes were written into the room.</summary>
    /// <param name="count">How many.</param>
    public void Advance(int count) => Length += count;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length).Span);
        Length += bytes.Length;
    }

    /// <summary>Appends a text in UTF-8.</summary>
    /// <exception cref="EncoderFallbackException">It has half of a surrogate pair, which has no UTF-8 form.</exception>
    public void Append(string text) => Length += StrictUtf8.GetBytes(text, Room(StrictUtf8.GetByteCount(text)).Span);

    /// <summary>Appends a number.</summary>
    public void Append(long number)
    {
        const int longest = 20;
        var fits = Utf8Formatter.TryFormat(number, Room(longest).Span, out var written);
        Debug.Assert(fits, "64 bits have at most 20 characters.");
        Length += written;
    }

    /// <summary>Appends the Base64 form of a text's UTF-8 form.</summary>
    /// <exception cref="EncoderFallbackException">It has half of a surrogate pair, which has no UTF-8 form.</exception>
    public void AppendBase64(string text)
    {
        var count = StrictUtf8.GetByteCount(text);
        var room = Room(Base64.GetMaxEncodedToUtf8Length(count)).Span;
        StrictUtf8.GetBytes(text, room);
        Base64.EncodeToUtf8InPlace(room, count, out var written);
        Length += written;
    }

    /// <summary>Appends the Base64 form of bytes.</summary>
    public void AppendBase64(ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, Room(Base64.GetMaxEncodedToUtf8Length(bytes.Length)).Span, out _, out var written);
        Length += written;
    }

    /// <summary>Appends bytes as a form or a query has them: all but letters, digits and <c>-._~</c> as <c>%XX</c>.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyExcept(Unreserved);
            if (plain != 0)
            {
                plain = plain < 0 ? bytes.Length : plain;
                Append(bytes[..plain]);
                bytes = bytes[plain..];
            }
            else
            {
                var run = bytes.IndexOfAny(Unreserved);
                run = run < 0 ? bytes.Length : run;
                Escape(bytes[..run], Room(3 * run).Span);
                Length += 3 * run;
                bytes = bytes[run..];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = _buffer;
        (_buffer, Length) = ([], 0);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Escape(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        var digits = "0123456789ABCDEF"u8;
        for (var (from, at) = (0, 0); from < bytes.Length; from++)
        {
            to[at++] = (byte)'%';
            to[at++] = digits[bytes[from] >> 4];
            to[at++] = digits[bytes[from] & 0xF];
        }
    }
}
