namespace Cmq.Docs.Tests;

/// <summary>A block of code in a page.</summary>
/// <param name="Page">The page, below the repository's folder.</param>
/// <param name="Line">Where the code begins, from 1.</param>
/// <param name="Language">What the fence says.</param>
/// <param name="Code">The code.</param>
public sealed record Sample(string Page, int Line, string Language, string Code)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Page}:{Line}";
}
