using System.Collections.Immutable;
using System.Globalization;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The settings of the provider as a command works with them.</summary>
internal sealed record ProviderSettings
{
    /// <summary>The region; null when none is set.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint; null for the service's own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How many calls may start in a second.</summary>
    public CmqRateLimits RateLimits { get; init; } = CmqRateLimits.Documented;

    /// <summary>Number of the account; null when none is set.</summary>
    public long? AccountUin { get; init; }

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition { get; init; }

    /// <summary>Whether resources live in the embedded service.</summary>
    public bool IsMemory { get; init; }

    /// <summary>Full path of the embedded service's file; null when it has none.</summary>
    public string? MemoryFile { get; init; }

    /// <summary>The credential; null when there is none.</summary>
    public CmqCredential? Credential { get; init; }

    /// <summary>Why there is no credential although one was meant; null when none was.</summary>
    public string? CredentialNote { get; init; }

    /// <summary>Where credentials are looked for besides keys.</summary>
    public CmqCredentialOptions CredentialOptions { get; init; } = new();

    /// <summary>Puts the settings together: options of the command go over configuration, and that over the environment.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="options">The command's options, by setting.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="programDirectory">The folder that paths in the configuration are relative to.</param>
    /// <param name="workingDirectory">The folder that other paths are relative to.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static ProviderSettings Read(
        ImmutableDictionary<string, ConfiguredSetting> configuration,
        ImmutableDictionary<string, string> options,
        Func<string, string?> environment,
        string programDirectory,
        string workingDirectory,
        ICollection<Diagnostic> diagnostics)
    {
        var source = new SettingSource(configuration, options, environment);
        var edition = CmqEdition.Tdmq;
        if (source.Find(ConfigSpec.Edition) is { } editionText && !CmqEditions.TryParse(editionText.Value, out edition))
        {
            diagnostics.Add(editionText.Refuse($"there is no edition '{editionText.Value}': {string.Join(", ", CmqEditions.All.Select(known => known.Name()))} are"));
        }

        var backend = source.Find(ConfigSpec.Backend);
        var isMemory = backend?.Value == "memory";
        if (backend is not null && backend.Value is not ("memory" or "tencent"))
        {
            diagnostics.Add(backend.Refuse($"there is no backend '{backend.Value}': tencent and memory are"));
        }

        var file = source.Find(ConfigSpec.MemoryFile);
        if (file is { Origin: SettingOrigin.Option } && !isMemory)
        {
            diagnostics.Add(file.Refuse("it is the file of the memory backend: add --backend memory"));
        }

        var endpoint = source.Find(ConfigSpec.Endpoint);
        if (endpoint is not null && !CmqEndpoint.TryParse(endpoint.Value, out _, out var reason))
        {
            diagnostics.Add(endpoint.Refuse(reason));
        }

        long uin = 0;
        var account = source.Find(ConfigSpec.AccountUin);
        if (account is not null && !(long.TryParse(account.Value, NumberStyles.None, CultureInfo.InvariantCulture, out uin) && uin > 0))
        {
            diagnostics.Add(account.Refuse($"'{account.Value}' is not the number of an account: digits, for example 100000000001"));
        }

        CmqRateLimits? limits = null;
        if (source.Find(ConfigSpec.RateLimits) is { } rates && !CmqRateLimits.TryParse(rates.Value, out limits, out var wrong))
        {
            diagnostics.Add(rates.Refuse(wrong));
        }

        var (credential, note) = isMemory ? (null, null) : Credentials(source, configuration, diagnostics);
        return new()
        {
            Region = source.Find(ConfigSpec.Region)?.Value,
            Endpoint = endpoint?.Value,
            RateLimits = limits ?? CmqRateLimits.Documented,
            AccountUin = uin > 0 ? uin : null,
            CredentialOptions = new()
            {
                Profile = source.Find(ConfigSpec.Profile)?.Value,
                RoleArn = source.Find(ConfigSpec.RoleArn)?.Value,
                RoleExternalId = source.Find(ConfigSpec.RoleExternalId)?.Value,
                ProviderId = source.Find(ConfigSpec.OidcProviderId)?.Value,
                WebIdentityTokenFile = source.Find(ConfigSpec.OidcTokenFile)?.Value,
                CamRoleName = source.Find(ConfigSpec.CamRole)?.Value,
                Environment = environment,
            },
            Edition = edition,
            IsMemory = isMemory,
            MemoryFile = isMemory && file is not null
                ? Path.GetFullPath(file.Value, file.Origin == SettingOrigin.Configuration ? programDirectory : workingDirectory)
                : null,
            Credential = credential,
            CredentialNote = note,
        };
    }

    private static (CmqCredential? Credential, string? Note) Credentials(
        SettingSource source,
        ImmutableDictionary<string, ConfiguredSetting> configuration,
        ICollection<Diagnostic> diagnostics)
    {
        var (id, key) = (source.Find(ConfigSpec.SecretId), source.Find(ConfigSpec.SecretKey));
        if (id is null || key is null)
        {
            var encrypted = configuration.Values.FirstOrDefault(setting => setting is { Value: null, Spec.IsSecret: true });
            var note = encrypted is not null ? $"cmq:{encrypted.Spec.Name} at {encrypted.Position} is encrypted for pulumi, which cmq can't read"
                : id is not null ? "the secret id is set and the secret key is not"
                : key is not null ? "the secret key is set and the secret id is not"
                : null;
            return (null, note);
        }

        try
        {
            return (new(id.Value, key.Value, source.Find(ConfigSpec.SecurityToken)?.Value), null);
        }
        catch (ArgumentException error)
        {
            // The text after the message's first line names the parameter of a constructor.
            diagnostics.Add(id.Refuse(error.Message.Split(" (Parameter", 2)[0]));
            return (null, null);
        }
    }
}
