using System.Collections.Immutable;

namespace Cmq;

/// <summary>Names of the editions, as configuration files and messages write them.</summary>
public static class CmqEditions
{
    /// <summary>All editions, the default first.</summary>
    public static ImmutableArray<CmqEdition> All { get; } = [CmqEdition.Tdmq, CmqEdition.Classic, CmqEdition.Tdmq2022];

    /// <summary>The edition's name: <c>classic</c>, <c>tdmq</c> or <c>tdmq2022</c>.</summary>
    /// <param name="edition">The edition.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the three.</exception>
    public static string Name(this CmqEdition edition) => edition switch
    {
        CmqEdition.Classic => "classic",
        CmqEdition.Tdmq => "tdmq",
        CmqEdition.Tdmq2022 => "tdmq2022",
        _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "The editions are classic, tdmq and tdmq2022."),
    };

    /// <summary>Finds an edition by its name.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="edition">The edition found.</param>
    /// <returns>Whether there is one of that name.</returns>
    public static bool TryParse(string? name, out CmqEdition edition)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Name(), name, StringComparison.OrdinalIgnoreCase))
            {
                edition = candidate;
                return true;
            }
        }

        edition = default;
        return false;
    }
}
