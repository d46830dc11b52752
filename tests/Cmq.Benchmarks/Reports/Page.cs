using System.Text;

namespace Cmq.Benchmarks;

/// <summary>A page in Markdown.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>A paragraph.</summary>
    public void Line(string text) => _text.Append(text).Append("\n\n");

    public void Heading(string text) => Line("## " + text);

    public void Table(string[] head, IEnumerable<string[]> rows)
    {
        Row(head);
        Row([.. head.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(row);
        }

        _text.Append('\n');
    }

    /// <summary>How a goal came out, for a table.</summary>
    public static string Met(bool met) => met ? "met" : "**not met**";

    private void Row(string[] cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
