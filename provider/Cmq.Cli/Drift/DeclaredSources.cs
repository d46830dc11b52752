using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The programs and states that a command was given, and the one backend that they lead to.</summary>
/// <param name="Sources">The programs and states.</param>
/// <param name="Provider">The provider's settings that they, the command and the environment amount to.</param>
/// <param name="Settings">The settings of all sources, by name.</param>
internal sealed record DeclaredSources(
    ImmutableArray<IDeclaredSource> Sources,
    CmqSettings Provider,
    ImmutableDictionary<string, ConfiguredSetting> Settings)
{
    // What says where the live side is. Two sources that differ in it can't be compared in one run.
    private static readonly ConfigSpec[] Place = [ConfigSpec.Backend, ConfigSpec.Region, ConfigSpec.Endpoint, ConfigSpec.Edition, ConfigSpec.MemoryFile];

    /// <summary>Reads them.</summary>
    /// <param name="paths">Programs (file or folder), states (JSON), or <c>-</c> for a state on standard input.</param>
    /// <param name="settings">What the command was told besides.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="notes">Takes what is worth knowing.</param>
    /// <exception cref="CommandException">One of them is wrong, or they lead to different places.</exception>
    public static DeclaredSources Read(IEnumerable<string> paths, CommandSettings settings, CommandHost host, ICollection<Diagnostic> notes)
    {
        var reader = new Reader(settings, host, notes);
        foreach (var path in paths)
        {
            if (IsState(path))
            {
                reader.AddState(path);
            }
            else
            {
                reader.AddProgram(path);
            }
        }

        return reader.Finish();
    }

    /// <summary>Whether a source is a state, and not a program.</summary>
    public static bool IsState(string path) =>
        path == "-" || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private sealed class Reader(CommandSettings settings, CommandHost host, ICollection<Diagnostic> notes)
    {
        private readonly List<IDeclaredSource> _sources = [];
        private readonly Dictionary<string, ConfiguredSetting> _settings = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _saidBy = new(StringComparer.Ordinal);
        private string? _directory;

        public void AddProgram(string path)
        {
            var own = settings with { Program = path };
            var text = ProgramText.Read(own, host, notes);
            var source = new ProgramSource(text, own, host);
            _sources.Add(source);
            _directory ??= text.Files.Directory;
            foreach (var setting in text.Configuration.Settings.Values)
            {
                Take(setting.Spec == ConfigSpec.MemoryFile && text.Provider.MemoryFile is { } file ? setting with { Value = file } : setting, source.Label);
            }
        }

        public void AddState(string path)
        {
            var state = path == "-" ? StateReader.Read(host.In, "standard input") : StateReader.ReadFile(Path.GetFullPath(path, host.WorkingDirectory), path);
            foreach (var pending in state.PendingOperations)
            {
                notes.Add(Diagnostic.Warning(null, $"{state.File}: an operation was interrupted, and what became of it is not known: {pending}"));
            }

            var groups = StateSource.ManagedOf(state).GroupBy(state.ProviderOf).ToList();
            var here = groups.Where(group => !IsElsewhere(group.Key)).ToList();
            foreach (var group in groups.Except(here))
            {
                notes.Add(Diagnostic.Warning(
                    null, FormattableString.Invariant($"{state.File}: {group.Count()} resources of provider '{group.Key!.LogicalName}' are in {RegionOf(group.Key)}, and are left out")));
            }

            if (here.Count == 0 && groups.Count > 0)
            {
                throw new CommandException(
                    ExitCode.Usage, $"{state.File}: all its resources are in {RegionOf(groups[0].Key)}: run with --region {RegionOf(groups[0].Key)}.");
            }

            foreach (var provider in here.Select(group => group.Key).OfType<StateResource>())
            {
                foreach (var spec in Place)
                {
                    if (provider.Inputs.Find(spec.Name) is { ContainsUnknowns: false } value)
                    {
                        Take(new(spec, value, null), $"provider '{provider.LogicalName}' of {state.File}");
                    }
                }
            }

            _sources.Add(new StateSource(state, [.. here.SelectMany(group => group)]));
        }

        public DeclaredSources Finish()
        {
            var diagnostics = new List<Diagnostic>();
            var merged = _settings.ToImmutableDictionary(StringComparer.Ordinal);
            return ProviderSettings.Read(merged, settings.Provider, host, _directory ?? host.WorkingDirectory, diagnostics) is { } provider
                ? new([.. _sources], provider, merged)
                : throw new CommandException(ExitCode.Usage, diagnostics);
        }

        // The user who says where to look, by its region alone, wants what is there. An endpoint or a backend is another place for the same things.
        private bool IsElsewhere(StateResource? provider) =>
            settings.Provider.TryGetValue(ConfigSpec.Region.Name, out var region)
            && !IsRedirected
            && provider is not null && RegionOf(provider) is { } own && own != region;

        private bool IsRedirected => settings.Provider.ContainsKey(ConfigSpec.Backend.Name) || settings.Provider.ContainsKey(ConfigSpec.Endpoint.Name);

        private static string? RegionOf(StateResource? provider) => provider?.Inputs.Find(ConfigSpec.Region.Name)?.UnwrapAll() is Properties.StringValue region ? region.Value : null;

        private void Take(ConfiguredSetting setting, string source)
        {
            var name = setting.Spec.Name;
            if (_settings.TryAdd(name, setting))
            {
                _saidBy[name] = source;
            }
            else if (Place.Contains(setting.Spec) && !settings.Provider.ContainsKey(name) && !IsRedirected && !Equals(_settings[name].Value, setting.Value))
            {
                throw new CommandException(
                    ExitCode.Usage,
                    $"{_saidBy[name]} has {PackageSpec.Name}:{name} {ValueText.Of(_settings[name].Value)}, and {source} has {ValueText.Of(setting.Value)}: "
                    + $"one run looks at one place. Run them apart, or say {OptionNames.Of(name)}.");
            }
        }
    }
}
