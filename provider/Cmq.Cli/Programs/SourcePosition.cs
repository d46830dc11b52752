namespace Cmq.Cli;

/// <summary>A place in a file.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record SourcePosition(string File, long Line, long Column)
{
    /// <summary>No place: a program in another language need not say where it declares something.</summary>
    public static SourcePosition Nowhere { get; } = new("", 0, 0);

    /// <summary>The place in the form that editors and terminals turn into a link: <c>file:line:column</c>.</summary>
    public override string ToString() => this == Nowhere ? "the program" : FormattableString.Invariant($"{File}:{Line}:{Column}");
}
