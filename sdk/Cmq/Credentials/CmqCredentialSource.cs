namespace Cmq;

/// <summary>
/// The credential that the configuration leads to. The first that is there wins:
/// <list type="number">
/// <item>keys that are given;</item>
/// <item>keys of the environment (<c>TENCENTCLOUD_SECRET_ID</c>, <c>_SECRET_KEY</c>, <c>_SECURITY_TOKEN</c>);</item>
/// <item>keys of a profile of the vendor's command line (<c>~/.tccli/NAME.credential</c>);</item>
/// <item>a role for the bearer of a web identity (OIDC), when a provider, a token file and a role are named;</item>
/// <item>the CAM role of the machine, when it is named.</item>
/// </list>
/// When a role is named besides, it is taken on with what won, a web identity excepted, whose role it is already. Keys that end are renewed
/// ahead of time. Finding the source asks nobody: the first call does.
/// </summary>
public sealed class CmqCredentialSource : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly List<Func<IEnumerable<string>>> _secrets = [];

    private CmqCredentialSource(ICmqCredentialProvider provider, string description, string? region) =>
        (Provider, Description, Region) = (provider, description, region);

    /// <summary>Gives the credentials.</summary>
    public ICmqCredentialProvider Provider { get; private set; }

    /// <summary>Where they come from, for one line of a log; none of their values is in it.</summary>
    public string Description { get; private set; }

    /// <summary>The region of the profile; null when there is no profile, or none in it.</summary>
    public string? Region { get; }

    /// <summary>
    /// Values that must not be shown: those of the credentials it was given or found, and of those that it got for them, the eight latest of each
    /// renewal. Ask each time anew.
    /// </summary>
    public IEnumerable<string> Secrets => _secrets.SelectMany(secrets => secrets());

    /// <summary>Finds the source.</summary>
    /// <param name="options">Where to look.</param>
    /// <returns>The source; null when there is none.</returns>
    /// <exception cref="ArgumentException">Something is set in half or can't be: the message says what, without its value.</exception>
    public static CmqCredentialSource? Find(CmqCredentialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.RoleDuration < TimeSpan.FromMinutes(1) || options.RoleDuration > TimeSpan.FromHours(12))
        {
            throw new ArgumentException("RoleDuration is one minute to twelve hours.", nameof(options));
        }

        options = options with
        {
            RoleArn = options.RoleArn ?? options.Variable("TENCENTCLOUD_ASSUME_ROLE_ARN"),
            RoleExternalId = options.RoleExternalId ?? options.Variable("TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID"),
            RoleSessionName = options.Variable("TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME") is { } session && options.RoleSessionName == "cmq"
                ? session
                : options.RoleSessionName,
        };
        var name = options.Profile ?? options.Variable("TENCENTCLOUD_PROFILE") ?? "default";
        var profile = ReadProfile(options, name);
        var source = Keys(options.SecretId, options.SecretKey, options.SecurityToken, "the configuration", profile)
            ?? Keys(
                options.Variable("TENCENTCLOUD_SECRET_ID"),
                options.Variable("TENCENTCLOUD_SECRET_KEY"),
                options.Variable("TENCENTCLOUD_SECURITY_TOKEN"),
                "the environment (TENCENTCLOUD_SECRET_ID)",
                profile);
        if (source is null && profile is not null)
        {
            source = Keys(profile.SecretId, profile.SecretKey, profile.Token, $"profile '{name}' of tccli", profile);
            if (source is not null && options.RoleArn is null)
            {
                options = options with { RoleArn = profile.RoleArn, RoleSessionName = profile.RoleSessionName ?? options.RoleSessionName };
            }
        }

        source ??= WebIdentity(options, profile, out options) ?? Machine(options, profile);
        return source is null || options.RoleArn is not { } role ? source : source.Assuming(options, role);
    }

    /// <inheritdoc/>
    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private static TccliProfile? ReadProfile(CmqCredentialOptions options, string name)
    {
        var folder = options.ProfileFolder ?? options.Variable("TENCENTCLOUD_SHARED_CREDENTIALS_DIR")
            ?? (options.Variable("HOME", "USERPROFILE") is { } home ? Path.Combine(home, ".tccli") : null);
        var profile = folder is null ? null : TccliProfile.Read(folder, name, options.ReadFile);
        return profile is null && options.Profile is not null
            ? throw new ArgumentException($"There is no profile '{name}' of tccli in {folder ?? "the home folder, which is not known"}.", nameof(options))
            : profile;
    }

    private static CmqCredentialSource? Keys(string? id, string? key, string? token, string from, TccliProfile? profile) => (id, key) switch
    {
        (null, null) => null,
        (null, _) => throw new ArgumentException($"The secret key of {from} is set and the secret id is not.", nameof(id)),
        (_, null) => throw new ArgumentException($"The secret id of {from} is set and the secret key is not.", nameof(key)),
        _ => OfKeys(new(id, key, token), $"keys of {from}", profile),
    };

    private static CmqCredentialSource OfKeys(CmqCredential keys, string description, TccliProfile? profile)
    {
        var source = new CmqCredentialSource(keys, description, profile?.Region);
        source._secrets.Add(() => keys.Secrets);
        return source;
    }

    private static CmqCredentialSource? WebIdentity(CmqCredentialOptions options, TccliProfile? profile, out CmqCredentialOptions rest)
    {
        rest = options;
        var provider = options.ProviderId ?? options.Variable("TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID", "TKE_PROVIDER_ID");
        var file = options.WebIdentityTokenFile ?? options.Variable("TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE", "TKE_WEB_IDENTITY_TOKEN_FILE");
        if ((options.RoleArn ?? options.Variable("TKE_ROLE_ARN")) is not { } role || provider is null || file is null)
        {
            return null;
        }

        // The role is the one of the identity: there is none to take on besides.
        rest = options with { RoleArn = null };
        string? lastToken = null;
        var credentials = RoleCredentials.WithWebIdentity(options, role, provider, () => lastToken = ReadToken(options, role, file));
        var source = new CmqCredentialSource(credentials, $"role {role} for the web identity of '{provider}'", profile?.Region).Owning(credentials);
        source._secrets.Add(() => Volatile.Read(ref lastToken) is { } token ? [token] : []);
        return source;
    }

    private static string ReadToken(CmqCredentialOptions options, string role, string file)
    {
        var token = options.ReadFile(file)?.Trim();
        return token is { Length: > 0 } && WireText.IsVisible(token) ? token : throw new CmqTransportException(
            $"there is no token in {file}. Check that the identity provider writes it there.",
            ApiAction.AssumeRoleWithWebIdentity.Name,
            role,
            mayHaveExecuted: false,
            isTransient: false);
    }

    private static CmqCredentialSource? Machine(CmqCredentialOptions options, TccliProfile? profile)
    {
        if ((options.CamRoleName ?? options.Variable("TENCENTCLOUD_CAM_ROLE_NAME")) is not { } role)
        {
            return null;
        }

        var credentials = MachineRole.Of(options, role);
        return new CmqCredentialSource(credentials, $"CAM role '{role}' of this machine", profile?.Region).Owning(credentials);
    }

    private CmqCredentialSource Assuming(CmqCredentialOptions options, string role)
    {
        var credentials = RoleCredentials.Assume(options, role, Provider);
        (Provider, Description) = (credentials, $"role {role}, taken on with {Description}");
        return Owning(credentials);
    }

    private CmqCredentialSource Owning(ExpiringCredentials owned)
    {
        _owned.Add(owned);
        _secrets.Add(() => owned.Secrets);
        return this;
    }
}
