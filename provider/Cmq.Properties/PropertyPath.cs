using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cmq.Properties;

/// <summary>
/// Where a value stands in a property bag, in the engine's notation: <c>a.b[0]["odd.key"]</c>, with <c>*</c> or <c>[*]</c> for
/// every member.
/// </summary>
/// <remarks>
/// Between quotes only a quote is escaped, <c>\"</c>; a backslash before anything else is itself. So the notation has no form for a key
/// that needs quotes and has a backslash at its end or before a quote: <see cref="ToString"/> writes what the engine would, and neither
/// reads it.
/// </remarks>
public sealed class PropertyPath : IEquatable<PropertyPath>
{
    private PropertyPath(ImmutableArray<PropertyPathSegment> segments) => Segments = segments;

    /// <summary>The path of the whole bag.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The steps, outermost first.</summary>
    public ImmutableArray<PropertyPathSegment> Segments { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path in the engine's notation.</param>
    /// <exception cref="FormatException">
    /// A bracket or a quote is not closed, an index is not a number, a step is empty, or the path begins with a dot.
    /// </exception>
    public static PropertyPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = ImmutableArray.CreateBuilder<PropertyPathSegment>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                segments.Add(ParseBracket(text, ref at));
            }
            else
            {
                if (text[at] == '.' && at > 0)
                {
                    at++;

                    // Older providers write ".[0]", and the engine reads it.
                    if (at < text.Length && text[at] == '[')
                    {
                        continue;
                    }
                }

                var end = text.AsSpan(at).IndexOfAny('.', '[') is var length and >= 0 ? at + length : text.Length;
                if (end == at)
                {
                    throw new FormatException($"The property path '{text}' has an empty step at position {at}.");
                }

                var key = text[at..end];
                segments.Add(key == "*" ? PropertyPathSegment.Wildcard : PropertyPathSegment.OfKey(key));
                at = end;
            }
        }

        return new(segments.ToImmutable());
    }

    /// <summary>This path, one step further: a property.</summary>
    /// <param name="key">The property's name.</param>
    public PropertyPath Key(string key) => new(Segments.Add(PropertyPathSegment.OfKey(key)));

    /// <summary>This path, one step further: an item of a list.</summary>
    /// <param name="index">The item's index, from zero.</param>
    public PropertyPath Index(int index) => new(Segments.Add(PropertyPathSegment.OfIndex(index)));

    /// <summary>
    /// Whether this path is <paramref name="other"/> or leads to something that contains it. A wildcard matches any step.
    /// </summary>
    /// <param name="other">The other path.</param>
    public bool Contains(PropertyPath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Segments.Length > other.Segments.Length)
        {
            return false;
        }

        for (var i = 0; i < Segments.Length; i++)
        {
            if (!Segments[i].IsWildcard && Segments[i] != other.Segments[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Segments.AsSpan().SequenceEqual(other.Segments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyPath);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The path in the engine's notation.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            segment.AppendTo(text);
        }

        return text.ToString();
    }

    private static PropertyPathSegment ParseBracket(string text, ref int at)
    {
        var open = at;
        at++;
        if (at < text.Length && text[at] == '"')
        {
            var key = new StringBuilder();
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                }

                key.Append(text[at]);
            }

            if (at + 1 >= text.Length || text[at + 1] != ']')
            {
                throw new FormatException($"The property path '{text}' opens a quoted key at position {open} and does not close it.");
            }

            at += 2;
            return PropertyPathSegment.OfKey(key.ToString());
        }

        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            throw new FormatException($"The property path '{text}' opens a bracket at position {open} and does not close it.");
        }

        var inside = text[at..close];
        at = close + 1;
        return inside == "*"
            ? PropertyPathSegment.Wildcard
            : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? PropertyPathSegment.OfIndex(index)
                : throw new FormatException($"The property path '{text}' has '{inside}' where an index belongs.");
    }
}
