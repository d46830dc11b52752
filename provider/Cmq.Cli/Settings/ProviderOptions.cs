using System.Collections.Immutable;
using System.CommandLine;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The options for settings of the provider, the same on every command that opens the service.</summary>
internal sealed class ProviderOptions
{
    private readonly ImmutableArray<(string Setting, Option<string?> Option)> _settings =
    [
        .. new[] { ConfigSpec.Backend, ConfigSpec.MemoryFile, ConfigSpec.Region, ConfigSpec.Endpoint, ConfigSpec.Edition }.Select(
            spec => (spec.Name, new Option<string?>(OptionNames.Of(spec.Name)) { Description = OptionNames.Describe(spec), HelpName = "VALUE" })),
    ];

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => _settings.Select(setting => setting.Option);

    /// <summary>The settings that were given, by name.</summary>
    public ImmutableDictionary<string, string> SettingsOf(ParseResult parse) => _settings
        .Where(setting => parse.GetValue(setting.Option) is not null)
        .ToImmutableDictionary(setting => setting.Setting, setting => parse.GetValue(setting.Option)!);
}
