using System.Text;

namespace Cmq.Cli;

/// <summary>
/// A standard stream that never fails: a command that changes something goes on when nobody can be told any more. The first failure is told once, and all that
/// comes after it is dropped.
/// </summary>
internal sealed class UnfailingWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly Action<string>? _tell;
    private int _isLost;

    /// <summary>A stream that never fails.</summary>
    /// <param name="inner">The stream that may.</param>
    /// <param name="tell">Told why it can't be written; null where nobody is left to be told.</param>
    public UnfailingWriter(TextWriter inner, Action<string>? tell)
        : base(inner.FormatProvider) => (_inner, _tell, CoreNewLine) = (inner, tell, inner.NewLine.ToCharArray());

    /// <summary>Whether a part of what was written got lost.</summary>
    public bool IsLost => Volatile.Read(ref _isLost) != 0;

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(value, static (to, text) => to.Write(text));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try((buffer, index, count), static (to, part) => to.Write(part.buffer, part.index, part.count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(value, static (to, text) => to.Write(text));

    /// <inheritdoc/>
    public override void WriteLine() => Try(0, static (to, _) => to.WriteLine());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(value, static (to, text) => to.WriteLine(text));

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => TryAsync(value, static (to, text) => to.WriteAsync(text));

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => TryAsync(value, static (to, text) => to.WriteLineAsync(text));

    /// <inheritdoc/>
    public override void Flush() => Try(0, static (to, _) => to.Flush());

    /// <inheritdoc/>
    public override Task FlushAsync() => FlushAsync(CancellationToken.None);

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => TryAsync(cancellationToken, static (to, stop) => to.FlushAsync(stop));

    private void Try<T>(T value, Action<TextWriter, T> write)
    {
        if (IsLost)
        {
            return;
        }

        try
        {
            write(_inner, value);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Lose(error);
        }
    }

    private async Task TryAsync<T>(T value, Func<TextWriter, T, Task> write)
    {
        if (IsLost)
        {
            return;
        }

        try
        {
            await write(_inner, value).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Lose(error);
        }
    }

    // A descriptor that is not open for writing is told as a path without access, and the reason is within.
    private void Lose(Exception error)
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
        {
            _tell?.Invoke(error.GetBaseException().Message);
        }
    }
}
