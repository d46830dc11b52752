using System.Globalization;
using System.Text;

namespace Cmq.Cli;

/// <summary>
/// Markdown for the comment of a pull request. A comment takes 65,536 characters: what is beyond is left out in whole lines or blocks, and counted.
/// </summary>
internal sealed class MarkdownText
{
    /// <summary>The longest comment of the large code hosts, in characters.</summary>
    public const int Longest = 65_536;

    // Room for the note on what was cut, for the last line, and for the ends of what is open.
    private const int Reserve = 512;

    private readonly StringBuilder _text = new();

    /// <summary>How many lines or blocks were left out.</summary>
    public int Cut { get; private set; }

    /// <summary>Appends text whose length is bounded: headings, counts.</summary>
    public void Append(string text) => _text.Append(text);

    /// <summary>Appends folded rows, as many as there is room for.</summary>
    /// <param name="title">What is always seen, in HTML.</param>
    /// <param name="head">The head of the table; empty for a list.</param>
    /// <param name="rows">The rows, each with its line's end.</param>
    public void Fold(string title, string head, IReadOnlyCollection<string> rows)
    {
        var taken = Fitting(rows, title.Length + head.Length);
        if (taken.Count > 0)
        {
            _text.Append($"<details><summary>{title}</summary>\n\n{head}").AppendJoin("", taken).Append("\n</details>\n\n");
        }
    }

    /// <summary>Appends folded lines, as many as there is room for, and how many there are.</summary>
    /// <param name="title">What is always seen.</param>
    /// <param name="lines">The lines, in Markdown.</param>
    public void List(string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            Fold(string.Create(CultureInfo.InvariantCulture, $"{title} ({lines.Count})"), "", [.. lines.Select(line => $"- {line}\n")]);
        }
    }

    /// <summary>Appends blocks or lines, as many as there is room for, each whole.</summary>
    /// <param name="blocks">The blocks, each with its line's end.</param>
    public void Blocks(IReadOnlyCollection<string> blocks) => _text.AppendJoin("", Fitting(blocks, 0));

    /// <summary>Says how much was left out, if anything was.</summary>
    /// <param name="things">What the lines or blocks are: <c>lines</c>.</param>
    public void AppendCut(string things)
    {
        if (Cut > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"**{Cut} more {things} are left out:** a comment takes {Longest:#,0} characters. The JSON report has them all.\n\n");
        }
    }

    /// <summary>Text that is shown letter by letter, in a table as well.</summary>
    public static string Code(object value)
    {
        var text = value.ToString()!.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return longest == 0 ? $"`{text}`" : $"{fence} {text} {fence}";
    }

    /// <summary>Text in which nothing is markup, whoever gave the names and values in it.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '@' or '#' or '~' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private List<string> Fitting(IReadOnlyCollection<string> parts, int around)
    {
        var room = Longest - Reserve - _text.Length - around;
        var taken = parts.TakeWhile(part => (room -= part.Length) > 0).ToList();
        Cut += parts.Count - taken.Count;
        return taken;
    }
}
