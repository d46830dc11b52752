using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The provider's configuration, read: what a program or a stack sets, and what the environment adds to it. It shows no values.</summary>
public sealed class CmqSettings
{
    private CmqSettings(Func<ConfigSpec, string?> text, Func<string, string?> environment, bool hasOwnKeys)
    {
        (Environment, HasOwnKeys) = (environment, hasOwnKeys);
        Credentials = new()
        {
            Profile = text(ConfigSpec.Profile),
            RoleArn = text(ConfigSpec.RoleArn),
            RoleExternalId = text(ConfigSpec.RoleExternalId),
            ProviderId = text(ConfigSpec.OidcProviderId),
            WebIdentityTokenFile = text(ConfigSpec.OidcTokenFile),
            CamRoleName = text(ConfigSpec.CamRole),
        };
        Region = text(ConfigSpec.Region);
        SecretId = text(ConfigSpec.SecretId);
        SecretKey = text(ConfigSpec.SecretKey);
        SecurityToken = text(ConfigSpec.SecurityToken);
        AllowedAccountIds = text(ConfigSpec.AllowedAccountIds) is { } accounts ? [.. ConfigText.Items(accounts)] : [];
        ForbiddenAccountIds = text(ConfigSpec.ForbiddenAccountIds) is { } others ? [.. ConfigText.Items(others)] : [];
        AllowedRegions = text(ConfigSpec.AllowedRegions);
        Endpoint = text(ConfigSpec.Endpoint) ?? CmqEndpoint.Default;
        AccountUin = text(ConfigSpec.AccountUin) is { } uin ? ConfigRules.ParseUin(uin) : null;
        RateLimits = text(ConfigSpec.RateLimits) is { } limits && CmqRateLimits.TryParse(limits, out var parsed, out _) ? parsed : CmqRateLimits.Documented;
        Edition = CmqEditions.TryParse(text(ConfigSpec.Edition), out var edition) ? edition : CmqEdition.Tdmq;
        Backend = text(ConfigSpec.Backend) is { } backend ? ConfigRules.ParseBackend(backend)!.Value : BackendKind.Tencent;
        MemoryFile = text(ConfigSpec.MemoryFile);
    }

    /// <summary>The region; null when nobody says.</summary>
    public string? Region { get; }

    /// <summary>The key's id; null when nobody says.</summary>
    public string? SecretId { get; }

    /// <summary>The key; null when nobody says.</summary>
    public string? SecretKey { get; }

    /// <summary>The token of temporary keys; null for lasting ones.</summary>
    public string? SecurityToken { get; }

    /// <summary>Numbers of the accounts that may be written to; empty when any may.</summary>
    public ImmutableArray<string> AllowedAccountIds { get; }

    /// <summary>Numbers of accounts that must not be written to.</summary>
    public ImmutableArray<string> ForbiddenAccountIds { get; }

    /// <summary>The text of the setting; null when any region may be used.</summary>
    internal string? AllowedRegions { get; }

    /// <summary>Tags of every queue and topic, an object; null for none. A secret when the configuration holds them as one.</summary>
    public PropertyValue? DefaultTags { get; private init; }

    /// <summary>Where the service is reached.</summary>
    public string Endpoint { get; }

    /// <summary>Number of the account; null when nobody says.</summary>
    public long? AccountUin { get; }

    /// <summary>How many calls may start in a second.</summary>
    public CmqRateLimits RateLimits { get; }

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition { get; }

    /// <summary>Where resources live.</summary>
    public BackendKind Backend { get; }

    /// <summary>The file of the memory backend; null for none.</summary>
    public string? MemoryFile { get; }

    /// <summary>Where credentials are looked for besides keys, as far as it is set.</summary>
    internal CmqCredentialOptions Credentials { get; }

    /// <summary>The value of an environment variable, or null.</summary>
    internal Func<string, string?> Environment { get; }

    /// <summary>Whether the keys stand in the configuration, and not in the environment.</summary>
    internal bool HasOwnKeys { get; }

    /// <summary>What must not be shown.</summary>
    public IEnumerable<string> Secrets => new[] { SecretId, SecretKey, SecurityToken }.OfType<string>();

    /// <summary>Reads a configuration.</summary>
    /// <param name="config">What a program or a stack sets; without unknowns.</param>
    /// <param name="environment">
    /// The value of an environment variable, or null. Asked for what <paramref name="config"/> does not set, except that a security token belongs
    /// to its keys: it is taken from there only when they are.
    /// </param>
    /// <exception cref="ResourceException">A setting is wrong; the message names each, and the variable that it comes from.</exception>
    public static CmqSettings Read(PropertyMap config, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var failures = ConfigChecker.Check(config).Failures.Select(failure => $"{PackageSpec.Name}:{failure}").ToList();
        var fromOutside = new Dictionary<ConfigSpec, string>();
        var hasOwnKeys = new[] { ConfigSpec.SecretId, ConfigSpec.SecretKey }.Any(key => ConfigChecker.TextOf(config, key) is not null);
        foreach (var setting in ConfigSpec.All.Where(setting => ConfigChecker.TextOf(config, setting) is null))
        {
            var variable = setting.Environment.FirstOrDefault(name => environment(name) is { Length: > 0 });
            if (variable is null || (hasOwnKeys && setting == ConfigSpec.SecurityToken))
            {
                continue;
            }

            var text = environment(variable)!;
            fromOutside[setting] = text;
            if (ConfigRules.ReasonAgainst(setting, text, setting.IsSecret) is { } reason)
            {
                failures.Add($"{variable} (environment): {reason}");
            }
        }

        if (failures.Count > 0)
        {
            throw new ResourceException(ResourceErrorKind.InvalidArgument, $"The configuration is refused. {string.Join("; ", failures)}.");
        }

        string? Text(ConfigSpec setting) => ConfigChecker.TextOf(config, setting) ?? fromOutside.GetValueOrDefault(setting);
        var settings = new CmqSettings(Text, environment, hasOwnKeys) { DefaultTags = ReadTags(config) };
        if (settings.Backend == BackendKind.Tencent && ConfigRules.Conflict(Text) is var (conflicting, why))
        {
            var place = fromOutside.ContainsKey(conflicting) ? $"{conflicting.Environment[0]} (environment)" : $"{PackageSpec.Name}:{conflicting.Name}";
            throw new ResourceException(ResourceErrorKind.FailedPrecondition, $"The configuration is refused. {place}: {why}.");
        }

        return settings.Backend == BackendKind.Tencent && ConfigChecker.TextOf(config, ConfigSpec.MemoryFile) is not null
            ? throw new ResourceException(
                ResourceErrorKind.InvalidArgument,
                $"The configuration is refused. {PackageSpec.Name}:{ConfigSpec.MemoryFile.Name}: {ConfigRules.MemoryFileWithoutMemory}.")
            : settings;
    }

    private static PropertyValue? ReadTags(PropertyMap config)
    {
        if (ConfigChecker.TextOf(config, ConfigSpec.DefaultTags) is not { } text)
        {
            return null;
        }

        PropertyValue tags = new ObjectValue(new(
            ConfigText.Entries(text).Select(tag => KeyValuePair.Create(tag.Key, (PropertyValue)tag.Value))));
        return config[ConfigSpec.DefaultTags.Name].ContainsSecrets ? tags.AsSecret() : tags;
    }
}
