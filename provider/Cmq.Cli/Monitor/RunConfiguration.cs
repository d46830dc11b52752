using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The configuration that a program of another language runs with, in the form in which such programs take it.</summary>
/// <param name="Values">Values by their full keys; what is no string is JSON.</param>
/// <param name="SecretKeys">Keys whose values are secret.</param>
/// <param name="Settings">Settings of this package's default provider.</param>
internal sealed record RunConfiguration(
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedSet<string> SecretKeys,
    ImmutableDictionary<string, ConfiguredSetting> Settings)
{
    /// <summary>Puts the places together; a later one goes over an earlier: the project file, the stack's file, the command line.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stackConfig">The stack's configuration.</param>
    /// <param name="commandConfig">The command line's, <c>key=value</c> each.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static RunConfiguration Read(
        ProgramProject project,
        ImmutableArray<ObjectMember> stackConfig,
        ImmutableArray<string> commandConfig,
        ICollection<Diagnostic> diagnostics)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var secrets = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var encrypted = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var config in project.Config)
        {
            Take(config.Name, config.Default);
            if (config.IsSecret)
            {
                secrets.Add(FullKey(project, config.Name));
            }
        }

        foreach (var member in project.Settings.AddRange(stackConfig))
        {
            if (StackFile.IsEncrypted(member.Value))
            {
                values.Remove(FullKey(project, member.Name));
                secrets.Add(FullKey(project, member.Name));
                encrypted[FullKey(project, member.Name)] = member.Position;
            }
            else
            {
                Take(member.Name, ConfigValues.Constant(member.Value));
            }
        }

        foreach (var entry in commandConfig)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                diagnostics.Add(Diagnostic.Error(null, $"--config {entry}: write it as key=value."));
            }
            else
            {
                Take(entry[..equals], entry[(equals + 1)..]);
            }
        }

        foreach (var (key, position) in encrypted.Where(entry => !values.ContainsKey(entry.Key)))
        {
            diagnostics.Add(Diagnostic.Warning(
                position, $"'{key}' is encrypted for pulumi, which cmq can't read: the program runs without it; pass it with --config {key}=VALUE"));
        }

        secrets.UnionWith(values.Keys.Where(key => key.StartsWith(PackageSpec.Name + ":", StringComparison.Ordinal)
            && ConfigSpec.Find(key[(PackageSpec.Name.Length + 1)..]) is { IsSecret: true }));
        return new(values.ToImmutable(), secrets.ToImmutable(), SettingsOf(project, stackConfig, commandConfig, diagnostics));

        void Take(string key, PropertyValue? value)
        {
            if (value is { IsNull: false })
            {
                values[FullKey(project, key)] = value is StringValue text ? text.Value : JsonText.Of(value, indented: false);
            }
        }
    }

    private static ImmutableDictionary<string, ConfiguredSetting> SettingsOf(
        ProgramProject project, ImmutableArray<ObjectMember> stackConfig, ImmutableArray<string> commandConfig, ICollection<Diagnostic> diagnostics)
    {
        var header = new CmqProgram
        {
            Name = project.Name,
            Directory = project.Files.Directory,
            ShownDirectory = project.Files.ShownDirectory,
            File = project.Files.Project ?? "",
            ProjectSettings = project.Settings,
        };
        var own = commandConfig.Where(entry => entry.StartsWith(PackageSpec.Name + ":", StringComparison.Ordinal));
        return ProgramConfiguration.Read(header, stackConfig, [.. own], diagnostics).Settings;
    }

    // A key may have no namespace, which is the project's then, or the older form namespace:config:key.
    private static string FullKey(ProgramProject project, string key) => key.Split(':') switch
    {
        [var name] => $"{project.Name}:{name}",
        [var space, "config", var name] => $"{space}:{name}",
        _ => key,
    };
}
