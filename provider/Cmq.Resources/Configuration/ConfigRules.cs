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
            return IsRegion(text) ? null : NotARegion(shown);
        }

        if (setting == ConfigSpec.AllowedRegions)
        {
            return ConfigText.Items(text).FirstOrDefault(item => !IsRegion(item)) is { } wrong ? NotARegion(Shown(wrong)) : null;
        }

        if (setting == ConfigSpec.AllowedAccountIds || setting == ConfigSpec.ForbiddenAccountIds)
        {
            return ConfigText.Items(text).FirstOrDefault(item => ParseUin(item) is null) is { } wrong ? NotAnAccount(Shown(wrong)) : null;
        }

        if (setting == ConfigSpec.DefaultTags)
        {
            var refusal = TagRules.Check(ConfigText.Entries(text), CmqEdition.Tdmq).FirstOrDefault();
            return refusal is null ? null : secret ? $"{shown} has a tag that can't be one" : refusal.Reason;
        }

        if (setting == ConfigSpec.Endpoint)
        {
            return CmqEndpoint.TryParse(text, out _, out var reason) ? null : secret ? $"{shown} is not an endpoint" : reason;
        }

        if (setting == ConfigSpec.AccountUin)
        {
            return ParseUin(text) is null ? NotAnAccount(shown) : null;
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

        string Shown(string item) => secret ? Words.Secret : $"'{item}'";
    }

    /// <summary>The first default tag that can't be one, and why; null when each can.</summary>
    /// <param name="text">The text of <see cref="ConfigSpec.DefaultTags"/>.</param>
    public static (string Key, string Reason)? FindWrongTag(string text) => ConfigText.Entries(text)
        .SelectMany(tag => TagRules.Check(new Dictionary<string, string> { [tag.Key] = tag.Value }, CmqEdition.Tdmq)
            .Select(refusal => ((string, string)?)(tag.Key, refusal.Reason)))
        .FirstOrDefault();

    /// <summary>Why settings don't go together, as far as they are set; null when they do.</summary>
    /// <param name="text">The text of a setting; null when it is not set or not known yet.</param>
    public static (ConfigSpec Setting, string Reason)? Conflict(Func<ConfigSpec, string?> text)
    {
        if (text(ConfigSpec.ForbiddenAccountIds) is not null && text(ConfigSpec.AllowedAccountIds) is not null)
        {
            return (ConfigSpec.ForbiddenAccountIds, "says nothing beside allowedAccountIds, which leaves all other accounts out already; set one of the two");
        }

        if (text(ConfigSpec.Region) is { } region && ReasonAgainstRegion(region, text(ConfigSpec.AllowedRegions)) is { } reason)
        {
            return (ConfigSpec.Region, reason);
        }

        return text(ConfigSpec.DefaultTags) is not null && CmqEditions.TryParse(text(ConfigSpec.Edition), out var edition) && !QueueAttributes.HasTdmqFeatures(edition)
            ? (ConfigSpec.DefaultTags, $"can't be given to anything: there are no tags on edition {edition.Name()}; take it out, or use another edition")
            : null;
    }

    /// <summary>Why a region is not to be used; null when it is, or when any is.</summary>
    /// <param name="region">The region.</param>
    /// <param name="allowed">The text of <see cref="ConfigSpec.AllowedRegions"/>; null when it is not set.</param>
    public static string? ReasonAgainstRegion(string region, string? allowed) =>
        allowed is null || ConfigText.Items(allowed).Contains(region, StringComparer.Ordinal)
            ? null
            : $"'{region}' is not among allowedRegions ({string.Join(", ", ConfigText.Items(allowed))}); use one of these, or add it there";

    private static bool IsRegion(string text) => text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static string NotARegion(string shown) => $"{shown} is not a region: letters, digits and hyphens, for example ap-guangzhou";

    private static string NotAnAccount(string shown) => $"{shown} is not the number of an account: digits, for example 100000000001";
}
