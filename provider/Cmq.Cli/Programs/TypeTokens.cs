using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Names of types and functions, as programs write them.</summary>
internal static class TypeTokens
{
    /// <summary>
    /// The full form of a token: <c>cmq:index:Queue</c> for <c>cmq:Queue</c> and for <c>cmq:index/queue:Queue</c>. Another token is
    /// returned as it is.
    /// </summary>
    public static string Canonical(string token) => token.Split(':') switch
    {
        [PackageSpec.Name, var name] => $"{PackageSpec.Name}:index:{name}",
        [PackageSpec.Name, var module, var name] when module.StartsWith("index/", StringComparison.Ordinal) => $"{PackageSpec.Name}:index:{name}",
        _ => token,
    };

    /// <summary>The short form of a token, for people: <c>Queue</c>.</summary>
    public static string Short(string token) => token[(token.LastIndexOf(':') + 1)..];

    /// <summary>Why a token is not taken.</summary>
    /// <param name="what">What it should be: <c>resource type</c> or <c>function</c>.</param>
    /// <param name="token">The token.</param>
    /// <param name="known">The tokens that there are.</param>
    public static string Unknown(string what, string token, IEnumerable<string> known)
    {
        var all = known.ToList();
        if (token.Contains(':', StringComparison.Ordinal) && !token.StartsWith(PackageSpec.Name + ":", StringComparison.Ordinal))
        {
            return $"'{token}' belongs to another package: cmq carries out {PackageSpec.Name}:… only; bring this program up with pulumi";
        }

        return NearestName.Of(Short(token), all.Select(Short)) is { } nearest
            ? $"there is no {what} '{token}'; did you mean '{PackageSpec.Name}:{nearest}'?"
            : $"there is no {what} '{token}': there are {string.Join(", ", all)}";
    }
}
