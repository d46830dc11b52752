using Cmq.Broker;

namespace Cmq.Resources;

/// <summary>The service that a configuration leads to: the cloud's, or the one embedded here.</summary>
public sealed class CmqBackend : IDisposable
{
    private readonly IDisposable? _owned;
    private CmqCredentialSource? _credentials;

    /// <summary>A service that is there already.</summary>
    /// <param name="settings">The configuration that led to it.</param>
    /// <param name="context">What resources work with.</param>
    /// <param name="owned">What ends with the backend; null for nothing.</param>
    public CmqBackend(CmqSettings settings, ResourceContext context, IDisposable? owned = null) => (Settings, Context, _owned) = (settings, context, owned);

    /// <summary>The configuration.</summary>
    public CmqSettings Settings { get; }

    /// <summary>What resources work with.</summary>
    public ResourceContext Context { get; }

    /// <summary>Where the credentials come from, for one line of a log, without their values; null without credentials.</summary>
    public string? CredentialSource => _credentials?.Description;

    /// <summary>
    /// Opens the service. Nothing is sent yet, and no file is read but a profile of the vendor's command line. Without credentials or a region for the cloud there is no service, and
    /// <see cref="ResourceContext.MissingManagement"/> says what is missing: previews work, and what needs the service fails.
    /// </summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onRetry">Told before each wait for a new attempt of a call to the cloud.</param>
    /// <exception cref="ResourceException">The memory file is a symbolic link that leads nowhere, or no path.</exception>
    public static CmqBackend Open(CmqSettings settings, TimeProvider timeProvider, Action<CmqRetryEvent>? onRetry = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (settings.Backend == BackendKind.Memory)
        {
            var broker = new CmqBroker(new() { Edition = settings.Edition, TimeProvider = timeProvider, Store = Store(settings.MemoryFile, timeProvider) });
            return new(settings, new(broker, settings.Edition, timeProvider));
        }

        var (credentials, region, missing) = FindCredentials(settings, timeProvider);
        if (credentials is null || region is null)
        {
            credentials?.Dispose();
            return new(settings, new(null, settings.Edition, timeProvider) { MissingManagement = missing });
        }

        var client = new CmqManagementClient(new()
        {
            Region = region,
            Credentials = credentials.Provider,
            Endpoint = settings.Endpoint,
            AccountUin = settings.AccountUin,
            RateLimits = settings.RateLimits,
            TimeProvider = timeProvider,
            OnRetry = onRetry,
            RequestClient = $"pulumi-resource-{PackageSpec.Name}/{PackageSpec.Version}",
        });
        return new(settings, new(client, settings.Edition, timeProvider), client) { _credentials = credentials };
    }

    /// <summary>Whether a new configuration leads to the very service that is open: the embedded one keeps its objects then.</summary>
    /// <param name="settings">The new configuration.</param>
    public bool Serves(CmqSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (Settings.Backend, Settings.MemoryFile, Settings.Edition) == (BackendKind.Memory, settings.MemoryFile, settings.Edition)
            && settings.Backend == BackendKind.Memory;
    }

    /// <summary>Closes the connections to the cloud.</summary>
    public void Dispose()
    {
        _owned?.Dispose();
        _credentials?.Dispose();
    }

    private static ICmqStore Store(string? file, TimeProvider timeProvider)
    {
        try
        {
            return file is null ? NullStore.Instance : new FileStore(file) { TimeProvider = timeProvider };
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            throw new ResourceException(ResourceErrorKind.InvalidArgument, $"cmq:memoryFile '{file}' can't be used: {error.Message}", error);
        }
    }

    // Keys set in half are told before anything else is looked for: another source would hide the mistake.
    private static (CmqCredentialSource? Source, string? Region, string Missing) FindCredentials(CmqSettings settings, TimeProvider timeProvider)
    {
        CmqCredentialSource? source = null;
        if (settings.SecretId is null == settings.SecretKey is null)
        {
            try
            {
                source = CmqCredentialSource.Find(settings.Credentials with
                {
                    SecretId = settings.HasOwnKeys ? settings.SecretId : null,
                    SecretKey = settings.HasOwnKeys ? settings.SecretKey : null,
                    SecurityToken = settings.HasOwnKeys ? settings.SecurityToken : null,
                    Region = settings.Region,
                    Endpoint = settings.Endpoint,
                    Environment = settings.Environment,
                    TimeProvider = timeProvider,
                });
            }
            catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
            {
                return (null, null, $"The credentials can't be used: {error.Message.Split(" (Parameter", 2)[0]}");
            }
        }

        var region = settings.Region ?? source?.Region;
        return (source, region, MissingFor(settings, source, region));
    }

    private static string MissingFor(CmqSettings settings, CmqCredentialSource? source, string? region)
    {
        var missing = new[] { (ConfigSpec.Region, region), (ConfigSpec.SecretId, settings.SecretId), (ConfigSpec.SecretKey, settings.SecretKey) }
            .Where(entry => entry.Item2 is null && (source is null || entry.Item1 == ConfigSpec.Region))
            .Select(entry => $"cmq:{entry.Item1.Name} (or {string.Join(" or ", entry.Item1.Environment)})");
        var toSet = string.Join(" and ", missing);
        return source is not null ? $"There is no region. Set {toSet}."
            : settings.SecretId is null && settings.SecretKey is null ? $"There are no credentials. Set {toSet}, or set cmq:backend to memory."
            : $"The credentials are not complete. Set {toSet}.";
    }
}
