using System.Collections.Immutable;
using System.Text;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Finds settings of the provider: in the command's options, in the configuration, in the environment.</summary>
internal sealed class SettingSource(
    ImmutableDictionary<string, ConfiguredSetting> configuration,
    ImmutableDictionary<string, string> options,
    Func<string, string?> environment)
{
    /// <summary>Finds a setting; null when it is not set anywhere. An empty environment variable does not set it.</summary>
    public FoundSetting? Find(ConfigSpec spec)
    {
        if (options.TryGetValue(spec.Name, out var option))
        {
            return new(option, SettingOrigin.Option, "--" + OptionName(spec.Name), null);
        }

        if (configuration.TryGetValue(spec.Name, out var configured) && configured.Value is { } value)
        {
            return new(value, SettingOrigin.Configuration, $"{PackageSpec.Name}:{spec.Name}", configured.Position);
        }

        return spec.Environment
            .Select(name => environment(name) is { Length: > 0 } text ? new FoundSetting(text, SettingOrigin.Environment, name, null) : null)
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>The name of a setting's option, without its hyphens in front: <c>memory-file</c> for <c>memoryFile</c>.</summary>
    public static string OptionName(string setting)
    {
        var text = new StringBuilder();
        foreach (var character in setting)
        {
            text.Append(char.IsAsciiLetterUpper(character) ? "-" : "").Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
