using Cmq.Resources;

namespace Cmq.Provider;

/// <summary>What is said of a token that the package does not have.</summary>
internal static class UnknownToken
{
    /// <summary>Names the token, and the one that may have been meant.</summary>
    /// <param name="kind">What it would be a token of.</param>
    /// <param name="token">The token.</param>
    /// <param name="known">The tokens that there are.</param>
    public static string Explain(string kind, string token, IEnumerable<string> known)
    {
        var all = known.ToList();
        return NearestName.Of(token, all) is { } nearest
            ? $"There is no {kind} '{token}'; did you mean '{nearest}'?"
            : $"There is no {kind} '{token}'; there are {string.Join(", ", all)}.";
    }
}
