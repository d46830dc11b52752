using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The end of a message about a name that there is not.</summary>
internal static class Suggestion
{
    /// <summary>Names what somebody may have meant: <c>; did you mean 'orders'?</c></summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <param name="otherwise">What is said when nothing is near.</param>
    public static string For(string name, IEnumerable<string> candidates, string otherwise = "") =>
        NearestName.Of(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : otherwise;

    /// <summary>Names what somebody may have meant, or else all that there is: <c>: it has name, type</c></summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <param name="verb">Stands before the list: <c>it has</c>.</param>
    public static string Or(string name, IReadOnlyCollection<string> candidates, string verb) =>
        For(name, candidates, $": {verb} {string.Join(", ", candidates)}");
}
