namespace Cmq.Cli;

/// <summary>Words of a command line that is shown to be copied, as a POSIX shell takes them.</summary>
internal static class ShellWord
{
    private const string Safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@%+,";

    /// <summary>A file, in quotes when it needs them. One that begins with a dash gets <c>./</c>, so that no command takes it for an option.</summary>
    /// <param name="file">The file.</param>
    public static string OfFile(string file) => Of(file.StartsWith('-') ? $"./{file}" : file);

    /// <summary>A text, in quotes when it needs them.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) =>
        text.Length > 0 && text.All(character => Safe.Contains(character) || character == Path.DirectorySeparatorChar) ? text : Quoted(text);

    /// <summary>A text in quotes, in which the shell replaces nothing.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
