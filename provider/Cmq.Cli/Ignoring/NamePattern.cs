namespace Cmq.Cli;

/// <summary>A pattern for names: <c>*</c> stands for any characters, <c>?</c> for one. Case does not count, as in the service's names.</summary>
/// <param name="Text">The pattern.</param>
internal sealed record NamePattern(string Text)
{
    /// <summary>Whether a name answers to it.</summary>
    public bool Matches(string name)
    {
        var (at, inText) = (0, 0);
        var (star, resume) = (-1, 0);
        while (inText < name.Length)
        {
            if (at < Text.Length && Text[at] == '*')
            {
                (star, resume) = (at++, inText);
            }
            else if (at < Text.Length && (Text[at] == '?' || char.ToUpperInvariant(Text[at]) == char.ToUpperInvariant(name[inText])))
            {
                at++;
                inText++;
            }
            else if (star >= 0)
            {
                (at, inText) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return Text.AsSpan(at).TrimStart('*').IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
