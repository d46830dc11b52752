namespace Cmq.Cli;

/// <summary>A place in a file.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record SourcePosition(string File, long Line, long Column)
{
    /// <summary>The place in the form that editors and terminals turn into a link: <c>file:line:column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
