namespace Cmq;

/// <summary>What can stand in a header.</summary>
internal static class WireText
{
    /// <summary>Whether a text has visible ASCII characters only: no blank, no line break.</summary>
    public static bool IsVisible(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
