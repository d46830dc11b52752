using System.Globalization;
using System.Text;

namespace Cmq.Resources;

/// <summary>Names and texts as the languages of the examples write them.</summary>
internal static class ExampleText
{
    /// <summary>A name that begins with a capital: <c>visibilityTimeout</c> is <c>VisibilityTimeout</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>
    /// A name of words with underscores between them: <c>retentionSizeInMB</c> is <c>retention_size_in_mb</c>. The last capital of a row of them
    /// begins a word when a small letter follows.
    /// </summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(beginsWord ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>A text in double quotes, with the escapes that C#, TypeScript, Python, Go and YAML have in common.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>Lines between a first and a last one, one step further in.</summary>
    public static string Block(string open, IEnumerable<string> lines, string close, string step = "    ") =>
        $"{open}\n{string.Concat(lines.Select(line => step + line.Replace("\n", "\n" + step, StringComparison.Ordinal) + "\n"))}{close}"
            .Replace($"\n{step}\n", "\n\n", StringComparison.Ordinal);
}
