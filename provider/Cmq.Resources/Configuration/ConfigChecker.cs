using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Checks the provider's configuration as a program or a stack gives it. The environment plays no part.</summary>
public static class ConfigChecker
{
    // The engine's own: it puts them there and takes them out again.
    private static readonly ImmutableHashSet<string> EngineKeys = ["version", "pluginDownloadURL", "__internal"];

    /// <summary>Checks a configuration. What is not known yet is left alone.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The configuration as it was given, credentials marked secret; and why it is refused. Values of credentials are in no message.</returns>
    public static CheckResult Check(PropertyMap config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        foreach (var key in config.Keys.Where(key => !EngineKeys.Contains(key)))
        {
            if (ReasonAgainst(config, key) is { } reason)
            {
                failures.Add(FindWrongTag(config, key) ?? new(PropertyPath.Root.Key(key), reason));
            }
        }

        if (failures.Count == 0 && TextOf(config, ConfigSpec.MemoryFile) is not null
            && TextOf(config, ConfigSpec.Backend) is { } backend && ConfigRules.ParseBackend(backend) == BackendKind.Tencent)
        {
            failures.Add(new(ConfigSpec.MemoryFile.Name, ConfigRules.MemoryFileWithoutMemory));
        }

        if (failures.Count == 0 && ConfigRules.Conflict(setting => TextOf(config, setting)) is var (conflicting, why))
        {
            failures.Add(new(conflicting.Name, why));
        }

        return new(
            new(config.Select(pair => ConfigSpec.Find(pair.Key) is { IsSecret: true } && !pair.Value.IsNull
                ? KeyValuePair.Create(pair.Key, pair.Value.AsSecret())
                : pair)),
            failures.ToImmutable());
    }

    /// <summary>The text of a setting; null when it is not set, not known yet, or no text.</summary>
    internal static string? TextOf(PropertyMap config, ConfigSpec setting) =>
        ConfigText.TryRead(config, setting, out var text, out _, out _) ? text : null;

    // Of a map that is wrong in one entry, that entry is named, unless that would tell a secret.
    private static CheckFailure? FindWrongTag(PropertyMap config, string key)
    {
        if (key != ConfigSpec.DefaultTags.Name || config[key].ContainsSecrets)
        {
            return null;
        }

        if (ConfigText.FindWrongEntry(config, ConfigSpec.DefaultTags) is var (member, value))
        {
            return new(PropertyPath.Root.Key(key).Key(member), $"is {Words.Of(value, secret: false)}; {Words.Of(PropertyType.String)} is expected");
        }

        return TextOf(config, ConfigSpec.DefaultTags) is { } text && ConfigRules.FindWrongTag(text) is var (tag, reason)
            ? new(PropertyPath.Root.Key(key).Key(tag), reason)
            : null;
    }

    private static string? ReasonAgainst(PropertyMap config, string key)
    {
        if (ConfigSpec.Find(key) is not { } setting)
        {
            var nearest = NearestName.Of(key, ConfigSpec.All.Select(config => config.Name));
            return $"is not a setting of the provider {PackageSpec.Name}" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
        }

        return ConfigText.TryRead(config, setting, out var text, out _, out var failure)
            ? text is null ? null : ConfigRules.ReasonAgainst(setting, text, config[key].ContainsSecrets)
            : failure;
    }
}
