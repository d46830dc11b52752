using System.Globalization;

namespace Cmq.Resources;

/// <summary>Which texts a setting takes.</summary>
internal static class ConfigRules
{
    public const string MemoryFileWithoutMemory = "is used with backend: memory only; set that too, or take this out";

    /// <summary>The backend of a name; null when there is none of that name.</summary>
    public static BackendKind? ParseBackend(string text) => text.ToUpperInvariant() switch
    {
        "TENCENT" => BackendKind.Tencent,
        "MEMORY" => BackendKind.Memory,
        _ => null,
    };

    /// <summary>The number of an account; null when it is none.</summary>
    public static long? ParseUin(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var uin) && uin > 0 ? uin : null;

    /// <summary>Why a setting does not take a text; null when it does. The text of a secret is never in the answer.</summary>
    public static string? ReasonAgainst(ConfigSpec setting, string text, bool secret)
    {
        var shown = secret || setting.IsSecret ? Words.Secret : $"'{text}'";
        if (setting.IsSecret)
        {
            return text.All(character => character is > ' ' and <= '~')
                ? null
                : "has a blank, a line break or another character that no key has; is there a line break at its end?";
        }

        if (setting == ConfigSpec.Region)
        {
            return text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
                ? null
                : $"{shown} is not a region: letters, digits and hyphens, for example ap-guangzhou";
        }

        if (setting == ConfigSpec.Endpoint)
        {
            return CmqEndpoint.TryParse(text, out _, out var reason) ? null : secret ? $"{shown} is not an endpoint" : reason;
        }

        if (setting == ConfigSpec.AccountUin)
        {
            return ParseUin(text) is null ? $"{shown} is not the number of an account: digits, for example 100000000001" : null;
        }

        if (setting == ConfigSpec.RateLimits)
        {
            return CmqRateLimits.TryParse(text, out _, out var reason) ? null : secret ? $"{shown} is not a list of limits" : reason;
        }

        if (setting == ConfigSpec.Edition)
        {
            return CmqEditions.TryParse(text, out _)
                ? null
                : $"{shown} is not an edition: {string.Join(" or ", CmqEditions.All.Select(edition => edition.Name()))}";
        }

        if (setting == ConfigSpec.Backend)
        {
            return ParseBackend(text) is null ? $"{shown} is not a backend: tencent or memory" : null;
        }

        return text.Contains('\0', StringComparison.Ordinal) ? "has a character that no path has" : null;
    }
}
