using Cmq.Broker;

namespace Cmq.Resources;

/// <summary>The service that a configuration leads to: the cloud's, or the one embedded here.</summary>
public sealed class CmqBackend : IDisposable
{
    private readonly IDisposable? _owned;
    private CmqCredentialSource? _credentials;
    private AccountPin? _pin;
    private Func<string?, CmqClientOptions>? _client;
    private Func<CancellationToken, Task<CmqCallerIdentity>>? _caller;

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

    /// <summary>The region, also where a profile names it; null for the embedded service, and where nobody says.</summary>
    public string? Region { get; private init; }

    /// <summary>
    /// Values that must not be shown: those of the configuration, and those of credentials that were found, taken on or renewed since. Ask each
    /// time anew.
    /// </summary>
    public IEnumerable<string> Secrets => Settings.Secrets.Concat(_credentials?.Secrets ?? []);

    /// <summary>
    /// Opens the service. Nothing is sent yet, and no file is read but a profile of the vendor's command line. Without credentials or a region
    /// for the cloud there is no service, and <see cref="ResourceContext.MissingManagement"/> says what is missing: previews work, and what needs
    /// the service fails.
    /// </summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="options">What it is opened with.</param>
    /// <exception cref="ResourceException">
    /// The memory file is a symbolic link that leads nowhere, or no path; or the region of a profile is not among those that may be used.
    /// </exception>
    public static CmqBackend Open(CmqSettings settings, CmqBackendOptions options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var time = options.TimeProvider;
        if (settings.Backend == BackendKind.Memory)
        {
            var broker = new CmqBroker(new() { Edition = settings.Edition, TimeProvider = time, Store = Store(settings.MemoryFile, options) });
            return new(settings, ContextOver(broker, settings, options));
        }

        var (credentials, region, missing) = FindCredentials(settings, time);
        if (region is not null && ConfigRules.ReasonAgainstRegion(region, settings.AllowedRegions) is { } reason)
        {
            credentials?.Dispose();
            throw new ResourceException(ResourceErrorKind.FailedPrecondition, $"The region of the profile is refused: {reason}.");
        }

        if (credentials is null || region is null)
        {
            credentials?.Dispose();
            return new(settings, ContextOver(null, settings, options) with { MissingManagement = missing });
        }

        CmqClientOptions Client(string? messagingEndpoint) => new()
        {
            Region = region,
            Credentials = credentials.Provider,
            Edition = settings.Edition,
            Endpoint = settings.Endpoint,
            MessagingEndpoint = messagingEndpoint,
            AccountUin = settings.AccountUin,
            RateLimits = settings.RateLimits,
            TimeProvider = time,
            OnRetry = options.OnRetry,
            OnRateWait = options.OnRateWait,
            CancelGrace = options.CancelGrace,
            RequestClient = options.RequestClient,
        };
        var client = new CmqManagementClient(Client(null));
        var pin = AccountPin.IsSet(settings) ? new AccountPin(settings, credentials.Description, client.GetCallerIdentityAsync) : null;
        ICmqManagement management = pin is null ? client : new PinnedManagement(client, pin.CheckAsync);
        return new(settings, ContextOver(management, settings, options), client)
        {
            Region = region,
            _credentials = credentials,
            _pin = pin,
            _client = Client,
            _caller = client.GetCallerIdentityAsync,
        };
    }

    /// <summary>The backend of a new configuration over the very service that is open: the embedded one keeps its objects then.</summary>
    /// <param name="settings">The new configuration.</param>
    /// <returns>The backend; null when the configuration leads to another service.</returns>
    public CmqBackend? For(CmqSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var same = (Settings.Backend, Settings.MemoryFile, Settings.Edition) == (BackendKind.Memory, settings.MemoryFile, settings.Edition)
            && settings.Backend == BackendKind.Memory;
        return same ? new(settings, Context with { DefaultTags = settings.DefaultTags }, _owned) : null;
    }

    /// <summary>
    /// Opens an account of the client library over the same service: for messages. It has connections of its own, and is disposed before the backend. It heeds
    /// no <see cref="CmqSettings.AllowedAccountIds"/>, which are for what declares objects.
    /// </summary>
    /// <param name="messagingEndpoint">
    /// Where messages go; null for the same place as <see cref="CmqSettings.Endpoint"/>, as with an emulator, or for the region's host where that is a host of API 3.0.
    /// </param>
    /// <exception cref="ArgumentException">The endpoint is none, or there is none for the region.</exception>
    /// <exception cref="ResourceException">There is no service: <see cref="ResourceContext.MissingManagement"/>.</exception>
    public CmqAccount OpenAccount(string? messagingEndpoint = null) => Context.RequireManagement() switch
    {
        CmqBroker broker => broker.OpenAccount(),
        _ => new(_client!(messagingEndpoint ?? (IsOfVendor(Settings.Endpoint) ? null : Settings.Endpoint))),
    };

    /// <summary>Whose the credentials are, as the service says it; null for the embedded service, which has no accounts.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="CmqException">The service does not say.</exception>
    public async Task<CmqCallerIdentity?> GetCallerIdentityAsync(CancellationToken cancellationToken) =>
        _caller is null ? null : await _caller(cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connections to the cloud.</summary>
    public void Dispose()
    {
        _owned?.Dispose();
        _credentials?.Dispose();
        _pin?.Dispose();
    }

    private static bool IsOfVendor(string endpoint) =>
        CmqEndpoint.Parse(endpoint).Url.Host.EndsWith(".tencentcloudapi.com", StringComparison.OrdinalIgnoreCase);

    private static ResourceContext ContextOver(ICmqManagement? management, CmqSettings settings, CmqBackendOptions options) =>
        new(management, settings.Edition, options.TimeProvider) { DefaultTags = settings.DefaultTags, CancelGrace = options.CancelGrace };

    private static ICmqStore Store(string? file, CmqBackendOptions options)
    {
        try
        {
            return file is null
                ? NullStore.Instance
                : new FileStore(file) { TimeProvider = options.TimeProvider, OnWait = () => options.OnFileWait?.Invoke(file) };
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
