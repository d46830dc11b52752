using System.Buffers;
using System.Globalization;

namespace Cmq;

/// <summary>The rule for the names of queues, topics and subscriptions.</summary>
public static class CmqNames
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 64;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> ClassicCharacters = SearchValues.Create(Letters + "0123456789-");
    private static readonly SearchValues<char> TdmqCharacters = SearchValues.Create(Letters + "0123456789-_");
    private static readonly string[] ReservedSuffixes = ["-retry", "-dlq"];

    /// <summary>How the service compares the names of queues and of topics: without regard to case.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Checks a name.</summary>
    /// <param name="kind">What it names.</param>
    /// <param name="name">The name.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="property">The property that holds it.</param>
    /// <returns>Why it is refused; null when it is fine.</returns>
    public static CmqRefusal? Check(CmqNameKind kind, string name, CmqEdition edition, string property = "name")
    {
        ArgumentNullException.ThrowIfNull(name);
        var limit = Broken(kind, name, edition);
        return limit is null ? null : new CmqRefusal(property, $"'{name}'", limit, edition)
        {
            AcceptedBy = [.. CmqEditions.All.Where(other => other != edition && Broken(kind, name, other) is null)],
        };
    }

    private static string? Broken(CmqNameKind kind, string name, CmqEdition edition)
    {
        var (characters, words) = edition == CmqEdition.Classic
            ? (ClassicCharacters, "letters, digits and '-'")
            : (TdmqCharacters, "letters, digits, '-' and '_'");
        if (name.Length is 0 or > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"1 to {MaxLength} characters");
        }

        if (!char.IsAsciiLetter(name[0]) || name.AsSpan().ContainsAnyExcept(characters))
        {
            return $"a letter first, then {words}";
        }

        // The console's rule for TDMQ queues: the service makes queues of these names itself.
        return kind == CmqNameKind.Queue && edition != CmqEdition.Classic
            && ReservedSuffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) is { } reserved
            ? $"no queue name ends in '{reserved}', which the service keeps for itself"
            : null;
    }
}
