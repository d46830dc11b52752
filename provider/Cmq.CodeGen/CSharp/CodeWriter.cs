using System.Text;

namespace Cmq.CodeGen;

/// <summary>Writes lines of code, indented by the blocks that are open.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A line, or several of one indentation; an empty one stays empty.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>A header and its block in braces.</summary>
    public CodeWriter Block(string header, Action body)
    {
        Line(header).Line("{");
        _depth++;
        body();
        _depth--;
        return Line("}");
    }

    /// <summary>Lines one step further in.</summary>
    public CodeWriter Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
        return this;
    }

    /// <summary>One member after the other, an empty line between two.</summary>
    public void Separated(IEnumerable<Action> members)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            if (!isFirst)
            {
                Line();
            }

            isFirst = false;
            member();
        }
    }

    public override string ToString() => _text.ToString();
}
