using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cmq.Resources;

/// <summary>
/// Where a list begins. The service pages by number, so a resource that goes between two parts of a list shifts the rest by one place.
/// </summary>
/// <param name="Owner">The topic, for a list of subscriptions; otherwise empty.</param>
/// <param name="Offset">How many resources of the owner, or of all, lie before it.</param>
public readonly record struct ListPosition(string Owner, int Offset)
{
    /// <summary>The beginning.</summary>
    public static ListPosition Start { get; } = new("", 0);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text; empty for the beginning.</param>
    /// <param name="position">The position.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListPosition position)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var isNumber = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
        position = text.Length == 0 ? Start : new(text[..Math.Max(colon, 0)], offset);
        return text.Length == 0 || (colon >= 0 && isNumber);
    }

    /// <summary>The position as a continuation token.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Owner}:{Offset}");
}
