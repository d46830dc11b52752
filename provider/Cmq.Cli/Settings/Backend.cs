using Cmq.Broker;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Where resources live.</summary>
internal sealed class Backend : IDisposable
{
    private readonly CmqManagementClient? _client;
    private CmqCredentialSource? _credentials;

    private Backend(ICmqManagement? management, CmqEdition edition, string description)
    {
        Management = management;
        Edition = edition;
        Description = description;
        _client = management as CmqManagementClient;
    }

    /// <summary>The service; null when it can't be reached because there are no credentials.</summary>
    public ICmqManagement? Management { get; }

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition { get; }

    /// <summary>What it is, for people: <c>memory (cmq.json)</c>, <c>ap-guangzhou</c>.</summary>
    public string Description { get; }

    /// <summary>Makes the backend that the settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="needsService">Whether the command can't do without the service.</param>
    /// <exception cref="CommandException">There are no credentials, or no region, and they are needed.</exception>
    public static Backend Open(ProviderSettings settings, CommandHost host, bool needsService)
    {
        if (settings.IsMemory)
        {
            return OpenMemory(settings, host);
        }

        if (FindCredentials(settings, host) is not { } credentials)
        {
            return !needsService
                ? new(null, settings.Edition, "no credentials")
                : throw new CommandException(
                    ExitCode.Usage,
                    "There are no credentials" + (settings.CredentialNote is { } note ? $": {note}" : "")
                    + ". Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or use the embedded service: --backend memory.");
        }

        if ((settings.Region ?? credentials.Region) is not { } region)
        {
            credentials.Dispose();
            throw new CommandException(ExitCode.Usage, "There is no region. Add --region ap-guangzhou, or set cmq:region or TENCENTCLOUD_REGION.");
        }

        try
        {
            var client = new CmqManagementClient(new()
            {
                Region = region,
                Credentials = credentials.Provider,
                Endpoint = settings.Endpoint ?? CmqEndpoint.Default,
                AccountUin = settings.AccountUin,
                RateLimits = settings.RateLimits,
                RequestClient = $"cmq-cli/{PackageSpec.Version}",
                TimeProvider = host.TimeProvider,
                OnRetry = host.OnRetry,
            });
            return new(client, settings.Edition, settings.Endpoint is { } endpoint ? $"{region} at {endpoint}" : region) { _credentials = credentials };
        }
        catch (ArgumentException error)
        {
            credentials.Dispose();
            throw new CommandException(ExitCode.Usage, error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    /// <summary>Closes the connections to the service.</summary>
    public void Dispose()
    {
        _client?.Dispose();
        _credentials?.Dispose();
    }

    // Keys set in half are told, and no other source hides the mistake.
    private static CmqCredentialSource? FindCredentials(ProviderSettings settings, CommandHost host)
    {
        if (settings.CredentialNote is not null)
        {
            return null;
        }

        try
        {
            return CmqCredentialSource.Find(settings.CredentialOptions with
            {
                SecretId = settings.Credential?.SecretId,
                SecretKey = settings.Credential?.SecretKey,
                SecurityToken = settings.Credential?.SecurityToken,
                Region = settings.Region,
                Endpoint = settings.Endpoint ?? CmqEndpoint.Default,
                TimeProvider = host.TimeProvider,
            });
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    private static Backend OpenMemory(ProviderSettings settings, CommandHost host)
    {
        var options = new CmqBrokerOptions { Edition = settings.Edition, TimeProvider = host.TimeProvider };
        if (settings.MemoryFile is not { } file)
        {
            return new(new CmqBroker(options), settings.Edition, "memory, without a file");
        }

        try
        {
            var relative = Path.GetRelativePath(host.WorkingDirectory, file);
            var shown = relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
            return new(new CmqBroker(options with { Store = new FileStore(file) { TimeProvider = host.TimeProvider } }), settings.Edition, $"memory ({shown})");
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new CommandException(ExitCode.Usage, $"The memory file can't be used: {error.Message}", error);
        }
    }
}
