using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>What Configure sets up: the service, and the resources and functions over it.</summary>
/// <param name="options">What the provider works with.</param>
/// <param name="log">Shows messages to the user.</param>
internal sealed class ProviderInstance(ProviderOptions options, EngineLog log) : IDisposable
{
    private readonly Lock _gate = new();
    private CmqBackend? _backend;
    private ResourceSet? _resources;
    private PlanWorld? _planWorld;

    /// <summary>The resources and functions.</summary>
    /// <exception cref="RpcException"><see cref="RpcStatusCode.FailedPrecondition"/>: Configure has not come yet.</exception>
    public ResourceSet Resources => Volatile.Read(ref _resources)
        ?? throw new RpcException(RpcStatusCode.FailedPrecondition, "The provider has not been configured: Configure comes before anything about resources.");

    /// <summary>Values of the configuration and of the credentials in use that must not be shown.</summary>
    public IEnumerable<string> Secrets => Volatile.Read(ref _backend)?.Secrets ?? [];

    /// <summary>Reads a configuration, and opens the service that it leads to.</summary>
    /// <param name="config">The configuration.</param>
    /// <exception cref="ResourceException">A setting is wrong.</exception>
    public CmqSettings Configure(PropertyMap config)
    {
        var settings = CmqSettings.Read(config, options.Environment);
        lock (_gate)
        {
            // An engine that attaches again to this process finds the objects of its memory again, and reads them anew.
            if (_backend?.For(settings) is { } same)
            {
                same.Context.Inventory?.Clear();
                Volatile.Write(ref _backend, same);
            }
            else
            {
                var old = _backend;
                Volatile.Write(ref _backend, options.Open(settings, new()
                {
                    RequestClient = $"pulumi-resource-{PackageSpec.Name}/{PackageRelease.Current.Version}",
                    TimeProvider = options.TimeProvider,
                    OnRetry = Tell,
                    OnRateWait = Tell,
                    OnFileWait = file => Tell($"waiting for {file}, which another process keeps locked"),
                }));
                old?.Dispose();
                if (_backend.CredentialSource is { } source)
                {
                    log.Post(LogSeverity.Debug, $"credentials: {source}");
                }
            }

            Volatile.Write(ref _resources, new ResourceSet(_backend.Context with { Notify = text => log.Post(LogSeverity.Warning, text, OperationGate.CurrentUrn, ephemeral: false) }));
            _planWorld?.Dispose();
            _planWorld = new(_backend.Context);
        }

        return settings;
    }

    /// <summary>Places a resource in the world of this preview; what could not be checked is shown to the user as a warning.</summary>
    /// <param name="target">The resource.</param>
    /// <param name="urn">Its URN.</param>
    /// <param name="inputs">Checked inputs.</param>
    /// <param name="lookUp">Whether to look up on the service what the preview has not seen.</param>
    /// <param name="cancellationToken">Ends a look-up.</param>
    /// <exception cref="ResourceException">The service would refuse the resource.</exception>
    public async Task PlaceAsync(ResourceTarget target, string urn, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken)
    {
        PlanWorld world;
        lock (_gate)
        {
            world = _planWorld!;
        }

        foreach (var warning in await target.Controller.PlaceAsync(world, urn, inputs, lookUp, cancellationToken).ConfigureAwait(false))
        {
            log.Post(LogSeverity.Warning, warning, urn, ephemeral: false);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _planWorld?.Dispose();
            _backend?.Dispose();
        }
    }

    private void Tell(CmqRetryEvent retry) => Tell(string.Create(
        CultureInfo.InvariantCulture,
        $"{(retry.Error is CmqServiceException { Reason: CmqErrorReason.Throttled } ? "throttled" : retry.Error.Message)}, trying again in {retry.Delay.TotalSeconds:0.#} s"));

    private void Tell(CmqRateWait wait) => Tell(string.Create(
        CultureInfo.InvariantCulture,
        $"waiting about {wait.Expected.TotalSeconds:0} s for its turn: at most {wait.CallsPerSecond} of {wait.Action} may start in a second"));

    private void Tell(string status) => log.Post(LogSeverity.Warning, status, OperationGate.CurrentUrn, ephemeral: true);
}
