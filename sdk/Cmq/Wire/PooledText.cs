using System.Buffers;
using System.Text;
using Newtonsoft.Json;

namespace Cmq;

/// <summary>Reads UTF-8 bytes as text, by way of a pool; also the pool of the JSON reader on top of it.</summary>
internal sealed class PooledText : TextReader, IArrayPool<char>
{
    private readonly int _length;
    private char[] _buffer;
    private int _at;

    /// <summary>A text.</summary>
    /// <param name="bytes">The bytes; an order mark before them is passed over.</param>
    public PooledText(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        _buffer = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        _length = Encoding.UTF8.GetChars(bytes, _buffer);
    }

    /// <inheritdoc/>
    public override int Peek() => _at < _length ? _buffer[_at] : -1;

    /// <inheritdoc/>
    public override int Read() => _at < _length ? _buffer[_at++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, _length - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    char[] IArrayPool<char>.Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    void IArrayPool<char>.Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        var buffer = _buffer;
        (_buffer, _at) = ([], _length);
        if (buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }
}
