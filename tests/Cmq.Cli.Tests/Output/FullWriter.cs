namespace Cmq.Cli.Tests;

/// <summary>An output that takes nothing: the disk behind it is full.</summary>
internal sealed class FullWriter : StringWriter
{
    /// <summary>What it says.</summary>
    public const string Reason = "No space left on device";

    public override void Write(char value) => throw new IOException(Reason);

    public override void Write(char[] buffer, int index, int count) => throw new IOException(Reason);

    public override void Write(ReadOnlySpan<char> buffer) => throw new IOException(Reason);

    public override void Write(string? value) => throw new IOException(Reason);
}
