using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Settings of the provider: the command's options go over the configuration, and that over the environment. What they mean and take is the
/// provider's own business; here they are put together, and what is refused is given its place.
/// </summary>
internal static class ProviderSettings
{
    /// <summary>Puts the settings together.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="options">The command's options, by setting.</param>
    /// <param name="host">The surroundings: environment and working folder.</param>
    /// <param name="programDirectory">The folder that paths in the configuration are relative to.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The settings; null when something is wrong.</returns>
    public static CmqSettings? Read(
        ImmutableDictionary<string, ConfiguredSetting> configuration,
        ImmutableDictionary<string, string> options,
        CommandHost host,
        string programDirectory,
        ICollection<Diagnostic> diagnostics)
    {
        var map = Merge(configuration, options, host, programDirectory);
        var failures = ConfigChecker.Check(map).Failures;
        foreach (var failure in failures)
        {
            var name = PropertyPath.Parse(failure.Property).Segments[0].KeyName!;
            diagnostics.Add(options.ContainsKey(name)
                ? Diagnostic.Error(null, $"{OptionNames.Of(name)}: {failure.Reason}")
                : Diagnostic.Error(configuration[name].Position, $"{PackageSpec.Name}:{name}: {failure.Reason}"));
        }

        if (!failures.IsEmpty)
        {
            return null;
        }

        try
        {
            return CmqSettings.Read(map, name => Environment(host, name));
        }
        catch (ResourceException error)
        {
            diagnostics.Add(Diagnostic.Error(null, error.Message));
            return null;
        }
    }

    private static PropertyMap Merge(
        ImmutableDictionary<string, ConfiguredSetting> configuration,
        ImmutableDictionary<string, string> options,
        CommandHost host,
        string programDirectory)
    {
        var map = new PropertyMap(configuration.Values
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create(setting.Spec.Name, setting.Value!)));
        if (map.Find(ConfigSpec.MemoryFile.Name) is StringValue { Value.Length: > 0 } file)
        {
            map = map.Set(ConfigSpec.MemoryFile.Name, Path.GetFullPath(file.Value, programDirectory));
        }

        // The file of a stack's memory backend is not in the way of an option that asks for another backend.
        if (options.TryGetValue(ConfigSpec.Backend.Name, out var backend) && !backend.Equals("memory", StringComparison.OrdinalIgnoreCase))
        {
            map = map.Remove(ConfigSpec.MemoryFile.Name);
        }

        foreach (var (name, value) in options)
        {
            map = map.Set(name, name == ConfigSpec.MemoryFile.Name && value.Length > 0 ? Path.GetFullPath(value, host.WorkingDirectory) : value);
        }

        return map;
    }

    private static string? Environment(CommandHost host, string name) =>
        host.Environment(name) is { Length: > 0 } value && ConfigSpec.MemoryFile.Environment.Contains(name)
            ? Path.GetFullPath(value, host.WorkingDirectory)
            : host.Environment(name);
}
