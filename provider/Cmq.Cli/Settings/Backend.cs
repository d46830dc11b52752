using System.Collections.Immutable;
using Cmq.Broker;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Where resources live, as a command works with it.</summary>
internal sealed class Backend : IDisposable
{
    private readonly CmqBackend _backend;

    private Backend(CmqBackend backend, string description, string? missing) => (_backend, Description, Missing) = (backend, description, missing);

    /// <summary>The service; null when it can't be reached because something is missing.</summary>
    public ICmqManagement? Management => _backend.Context.Management;

    /// <summary>The resource types over it; null without a service.</summary>
    public ResourceSet? Resources => Management is null ? null : new(_backend.Context);

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition => _backend.Context.Edition;

    /// <summary>What resources work with.</summary>
    public ResourceContext Context => _backend.Context;

    /// <summary>How many calls may start in a second; none limit the memory.</summary>
    public CmqRateLimits RateLimits => _backend.Settings.Backend == BackendKind.Memory ? CmqRateLimits.None : _backend.Settings.RateLimits;

    /// <summary>What it is, for people: <c>memory (cmq.json)</c>, <c>ap-guangzhou</c>.</summary>
    public string Description { get; }

    /// <summary>What is missing to reach the service, and how to set it; null when nothing is.</summary>
    public string? Missing { get; }

    /// <summary>What led to it.</summary>
    public CmqSettings Settings => _backend.Settings;

    /// <summary>The region; null for the memory.</summary>
    public string? Region => _backend.Region;

    /// <summary>Whose the credentials are; null for the memory, which has no accounts.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="CmqException">The service does not say.</exception>
    public Task<CmqCallerIdentity?> GetCallerIdentityAsync(CancellationToken cancellationToken) => _backend.GetCallerIdentityAsync(cancellationToken);

    /// <summary>Whether what is created there ends with the command.</summary>
    public bool IsPassing => _backend.Settings is { Backend: BackendKind.Memory, MemoryFile: null };

    /// <summary>The service in memory; null for one that is reached over the network.</summary>
    public CmqBroker? Broker => Management as CmqBroker;

    /// <summary>Opens an account for messages, which is to be disposed before this.</summary>
    /// <param name="messagingEndpoint">Where messages go; null for where the settings lead.</param>
    /// <exception cref="CommandException">The endpoint is none, or the region has none that is known.</exception>
    public CmqAccount OpenAccount(string? messagingEndpoint)
    {
        try
        {
            return _backend.OpenAccount(messagingEndpoint);
        }
        catch (ArgumentException error)
        {
            throw new CommandException(
                ExitCode.Usage, error.Message.Split(" (Parameter", 2)[0].Replace("Set MessagingEndpoint.", "Give --messaging-endpoint.", StringComparison.Ordinal), error);
        }
    }

    /// <summary>Opens the backend that the settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="configuration">The configuration that they come from, which may be encrypted in part.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="needsService">Whether the command can't do without the service.</param>
    /// <param name="onRetry">Told when a call to the service is tried again.</param>
    /// <exception cref="CommandException">Something is missing and needed, or the memory file is no file.</exception>
    public static Backend Open(
        CmqSettings settings,
        ImmutableDictionary<string, ConfiguredSetting> configuration,
        CommandHost host,
        bool needsService,
        Action<CmqRetryEvent> onRetry)
    {
        CmqBackend backend;
        try
        {
            backend = CmqBackend.Open(settings, new()
            {
                RequestClient = $"cmq/{PackageRelease.Current.Version}",
                TimeProvider = host.TimeProvider,
                OnRetry = onRetry,
                OnFileWait = file => host.Error.WriteLine($"Waiting for {file}, which another process keeps locked."),
            });
        }
        catch (ResourceException error)
        {
            throw new CommandException(ExitCode.Usage, error.Message, error);
        }

        if (backend.Context.Management is not null)
        {
            return new(backend, Describe(settings, host), null);
        }

        var encrypted = configuration.Values.Where(setting => setting is { Value: null, Spec.IsSecret: true })
            .Select(setting => $" cmq:{setting.Spec.Name} at {setting.Position} is encrypted for pulumi, which cmq can't read.")
            .FirstOrDefault("");
        var missing = backend.Context.MissingManagement + encrypted;
        return needsService ? throw new CommandException(ExitCode.Usage, missing) : new(backend, "not connected", missing);
    }

    /// <summary>Closes the connections to the service.</summary>
    public void Dispose() => _backend.Dispose();

    private static string Describe(CmqSettings settings, CommandHost host)
    {
        if (settings.Backend == BackendKind.Tencent)
        {
            return settings.Endpoint == CmqEndpoint.Default ? settings.Region! : $"{settings.Region} at {settings.Endpoint}";
        }

        if (settings.MemoryFile is not { } file)
        {
            return "memory, without a file";
        }

        var relative = Path.GetRelativePath(host.WorkingDirectory, file);
        return $"memory ({(relative.StartsWith("..", StringComparison.Ordinal) ? file : relative)})";
    }
}
