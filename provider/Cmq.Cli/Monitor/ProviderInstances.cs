using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The providers of this package that a program uses.</summary>
internal sealed class ProviderInstances : IDisposable
{
    private readonly ConcurrentDictionary<string, ProviderInstance> _instances = new(StringComparer.Ordinal);
    private readonly PlanContext _base;
    private readonly CommandSettings _settings;
    private readonly CommandHost _host;
    private readonly Action<CmqRetryEvent> _onRetry;
    private readonly CancellationToken _cancellationToken;

    /// <summary>The default provider, and none besides yet.</summary>
    /// <param name="context">What the plan of the default provider's resources is made of.</param>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="onRetry">Told when a call to the service is tried again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ProviderInstances(
        PlanContext context, CommandSettings settings, CommandHost host, Action<CmqRetryEvent> onRetry, CancellationToken cancellationToken)
    {
        (_base, _settings, _host, _onRetry, _cancellationToken) = (context, settings, host, onRetry, cancellationToken);
        _instances[""] = new(context, cancellationToken);
    }

    /// <summary>The default provider.</summary>
    public ProviderInstance Default => _instances[""];

    /// <summary>A provider by its URN; the default one for any other text.</summary>
    public ProviderInstance Find(string urn) => _instances.GetValueOrDefault(urn) ?? Default;

    /// <summary>The URN by which a provider is found; empty for the default one.</summary>
    public string KeyOf(string urn) => _instances.ContainsKey(urn) ? urn : "";

    /// <summary>Makes a provider that the program declares. What is wrong with its configuration goes to the findings.</summary>
    /// <param name="provider">The provider, as it was registered.</param>
    public void Add(RegisteredResource provider)
    {
        // Its own arguments go over the options of the command, which go over the environment. The configuration of the stack plays no part.
        var config = new PropertyMap(_settings.Provider.Select(option => KeyValuePair.Create(option.Key, (PropertyValue)FullPath(option.Key, option.Value))));
        config = provider.Inputs.Where(input => !input.Value.IsNull && input.Key is not ("version" or "pluginDownloadURL"))
            .Aggregate(config, (map, input) => map.Set(input.Key, input.Value));
        var isUnknown = config.Values.Any(value => value.ContainsUnknowns);
        var failures = ConfigChecker.Check(config).Failures;
        foreach (var failure in failures)
        {
            _base.Findings.AddProgramError(provider.Position, failure.ToString(), provider.Name);
        }

        _instances[provider.Urn] = failures.IsEmpty && Open(provider, config, isUnknown) is { } instance
            ? instance
            : new(_base with { Management = null, Live = null }, _cancellationToken);
    }

    /// <summary>Closes their connections.</summary>
    public void Dispose()
    {
        foreach (var instance in _instances.Values)
        {
            instance.Dispose();
        }
    }

    private ProviderInstance? Open(RegisteredResource provider, PropertyMap config, bool isUnknown)
    {
        try
        {
            var known = new PropertyMap(config.Where(setting => !setting.Value.ContainsUnknowns));
            var settings = CmqSettings.Read(known, _host.Environment);
            if (isUnknown)
            {
                _base.Findings.AddWarning(provider.Position, "its configuration is not known yet, so the live state behind it is not read", provider.Name);
                return new(_base with { Management = null, Live = null, Edition = settings.Edition }, _cancellationToken);
            }

            var backend = Backend.Open(settings, ImmutableDictionary<string, ConfiguredSetting>.Empty, _host, needsService: false, _onRetry);
            if (backend.Missing is { } missing)
            {
                _base.Findings.AddWarning(provider.Position, $"the live state behind it can't be read. {missing}", provider.Name);
            }

            return new(_base with { Management = backend.Management, Live = backend.Resources, Edition = backend.Edition }, _cancellationToken, backend);
        }
        catch (Exception error) when (error is ResourceException or CommandException)
        {
            _base.Findings.AddProgramError(provider.Position, error.Message, provider.Name);
            return null;
        }
    }

    private string FullPath(string setting, string value) =>
        setting == ConfigSpec.MemoryFile.Name && value.Length > 0 ? Path.GetFullPath(value, _host.WorkingDirectory) : value;
}
