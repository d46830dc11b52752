using System.Buffers;
using System.Text;

namespace Cmq.Emulator;

/// <summary>The text of an answer while it is written. What it holds is lent, and given back at its end.</summary>
internal sealed class AnswerText : TextWriter
{
    private const int UsualLength = 1024;

    private char[] _text = ArrayPool<char>.Shared.Rent(UsualLength);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Take(1)[0] = value;

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer) => buffer.CopyTo(Take(buffer.Length));

    /// <summary>What was written so far, as it is sent.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text, 0, _length);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_text);
            _text = [];
            _length = 0;
        }

        base.Dispose(disposing);
    }

    private Span<char> Take(int count)
    {
        if (count > _text.Length - _length)
        {
            Grow(count);
        }

        _length += count;
        return _text.AsSpan(_length - count, count);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + count, 2 * _length));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
