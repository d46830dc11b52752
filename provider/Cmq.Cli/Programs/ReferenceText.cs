using System.Collections.Immutable;
using System.Text;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Reads the references in a string: <c>${name.property[0]["key"]}</c>. <c>$$</c> stands for one dollar sign.</summary>
internal static class ReferenceText
{
    /// <summary>Reads a string.</summary>
    /// <param name="text">The string, as YAML gives it.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static Expression Parse(string text, SourcePosition position, ICollection<Diagnostic> errors)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return new LiteralExpression(position, text);
        }

        var parts = ImmutableArray.CreateBuilder<InterpolationPart>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("$$"))
            {
                literal.Append('$');
                at += 2;
            }
            else if (rest.StartsWith("${"))
            {
                var end = End(text, at + 2);
                if (end < 0)
                {
                    errors.Add(Diagnostic.Error(
                        position,
                        $"'{text[at..]}' opens a reference and does not close it: add '}}', or write $${{ for the characters themselves"));
                    return new LiteralExpression(position, text);
                }

                if (ParseReference(text[(at + 2)..end], position, errors) is not { } reference)
                {
                    return new LiteralExpression(position, text);
                }

                parts.Add(new(literal.ToString(), reference));
                literal.Clear();
                at = end + 1;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        if (literal.Length > 0)
        {
            parts.Add(new(literal.ToString(), null));
        }

        return parts switch
        {
            [] => new LiteralExpression(position, ""),
            [{ Reference: null } only] => new LiteralExpression(position, only.Text),
            [{ Text: "", Reference: { } reference }] => new ReferenceExpression(position, reference),
            _ => new InterpolationExpression(position, parts.ToImmutable()),
        };
    }

    // The closing brace, but not one inside a quoted key.
    private static int End(string text, int from)
    {
        var quoted = false;
        for (var at = from; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when quoted:
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '}' when !quoted:
                    return at;
            }
        }

        return -1;
    }

    private static Reference? ParseReference(string text, SourcePosition position, ICollection<Diagnostic> errors)
    {
        var inner = text.Trim();
        if (inner.Length == 0)
        {
            errors.Add(Diagnostic.Error(position, "${} refers to nothing: write ${name} or ${name.property}"));
            return null;
        }

        PropertyPath path;
        try
        {
            path = PropertyPath.Parse(inner);
        }
        catch (FormatException error)
        {
            errors.Add(Diagnostic.Error(position, $"${{{inner}}} is not a reference: {error.Message}"));
            return null;
        }

        if (path.Segments[0] is not { KeyName: { } name } || path.Segments.Any(segment => segment.IsWildcard))
        {
            errors.Add(Diagnostic.Error(position, $"${{{inner}}} is not a reference: it starts with a name, and has no wildcard"));
            return null;
        }

        return new(position, inner, name, path.Segments[1..]);
    }
}
