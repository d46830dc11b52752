using System.Security;
using System.Text.RegularExpressions;

namespace Cmq.CodeGen;

/// <summary>Descriptions of the schema as XML documentation.</summary>
internal static partial class DocComment
{
    public static void Write(CodeWriter code, string description)
    {
        var (text, example) = Split(description);
        if (text.Length == 0)
        {
            return;
        }

        code.Line("/// <summary>");
        Lines(code, text);
        code.Line("/// </summary>");
        if (example is not null)
        {
            code.Line("/// <example>").Line("/// <code>");
            Lines(code, example);
            code.Line("/// </code>").Line("/// </example>");
        }
    }

    /// <summary>The text before the examples, and the C# of the first example that has any.</summary>
    public static (string Text, string? Example) Split(string description)
    {
        var examples = description.IndexOf("{{% examples %}}", StringComparison.Ordinal);
        if (examples < 0)
        {
            return (description.Trim(), null);
        }

        var sample = Sample().Match(description, examples);
        return (description[..examples].Trim(), sample.Success ? sample.Groups["code"].Value.TrimEnd() : null);
    }

    private static void Lines(CodeWriter code, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            code.Line(("/// " + SecurityElement.Escape(line)).Replace("&apos;", "'", StringComparison.Ordinal)
                .Replace("&quot;", "\"", StringComparison.Ordinal).TrimEnd());
        }
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
