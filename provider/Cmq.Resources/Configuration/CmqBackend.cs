using Cmq.Broker;

namespace Cmq.Resources;

/// <summary>The service that a configuration leads to: the cloud's, or the one embedded here.</summary>
public sealed class CmqBackend : IDisposable
{
    private readonly IDisposable? _owned;

    /// <summary>A service that is there already.</summary>
    /// <param name="settings">The configuration that led to it.</param>
    /// <param name="context">What resources work with.</param>
    /// <param name="owned">What ends with the backend; null for nothing.</param>
    public CmqBackend(CmqSettings settings, ResourceContext context, IDisposable? owned = null) => (Settings, Context, _owned) = (settings, context, owned);

    /// <summary>The configuration.</summary>
    public CmqSettings Settings { get; }

    /// <summary>What resources work with.</summary>
    public ResourceContext Context { get; }

    /// <summary>
    /// Opens the service. Nothing is sent and no file is read yet. Without credentials or a region for the cloud there is no service, and
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

        if (MissingFor(settings) is { } missing)
        {
            return new(settings, new(null, settings.Edition, timeProvider) { MissingManagement = missing });
        }

        var client = new CmqManagementClient(new()
        {
            Region = settings.Region!,
            Credentials = new CmqCredential(settings.SecretId!, settings.SecretKey!, settings.SecurityToken),
            Endpoint = settings.Endpoint,
            AccountUin = settings.AccountUin,
            TimeProvider = timeProvider,
            OnRetry = onRetry,
            RequestClient = $"pulumi-resource-{PackageSpec.Name}/{PackageSpec.Version}",
        });
        return new(settings, new(client, settings.Edition, timeProvider), client);
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
    public void Dispose() => _owned?.Dispose();

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

    private static string? MissingFor(CmqSettings settings)
    {
        var missing = new[] { (ConfigSpec.Region, settings.Region), (ConfigSpec.SecretId, settings.SecretId), (ConfigSpec.SecretKey, settings.SecretKey) }
            .Where(entry => entry.Item2 is null)
            .Select(entry => $"cmq:{entry.Item1.Name} (or {string.Join(" or ", entry.Item1.Environment)})")
            .ToList();
        return missing.Count == 0 ? null : (settings.SecretId, settings.SecretKey) switch
        {
            (null, null) => $"There are no credentials. Set {string.Join(" and ", missing)}, or set cmq:backend to memory.",
            (null, _) or (_, null) => $"The credentials are not complete. Set {string.Join(" and ", missing)}.",
            _ => $"There is no region. Set {string.Join(" and ", missing)}.",
        };
    }
}
