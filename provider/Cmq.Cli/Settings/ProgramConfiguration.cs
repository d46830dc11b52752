using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The values of a program's configuration and of the provider's settings, from all places where they are set.</summary>
/// <param name="Values">Values of what the program declares, by name.</param>
/// <param name="Settings">Settings of the provider, by name.</param>
internal sealed record ProgramConfiguration(
    ImmutableDictionary<string, PropertyValue> Values,
    ImmutableDictionary<string, ConfiguredSetting> Settings)
{
    /// <summary>Puts the places together; a later one goes over an earlier: the project file, the stack's file, the command line.</summary>
    /// <param name="program">The program.</param>
    /// <param name="stackConfig">The stack's configuration.</param>
    /// <param name="commandConfig">The command line's, <c>key=value</c> each.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static ProgramConfiguration Read(
        CmqProgram program,
        ImmutableArray<ObjectMember> stackConfig,
        ImmutableArray<string> commandConfig,
        ICollection<Diagnostic> diagnostics)
    {
        var reader = new Reader(program, diagnostics);
        foreach (var member in program.ProjectSettings)
        {
            reader.Take(member.Name, member.Value, member.Position);
        }

        foreach (var member in stackConfig)
        {
            reader.Take(member.Name, member.Value, member.Position);
        }

        foreach (var entry in commandConfig)
        {
            reader.TakeFromCommandLine(entry);
        }

        return reader.Finish();
    }

    private sealed class Reader(CmqProgram program, ICollection<Diagnostic> diagnostics)
    {
        private readonly Dictionary<string, PropertyValue> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SourcePosition> _encrypted = new(StringComparer.Ordinal);
        private readonly Dictionary<string, ConfiguredSetting> _settings = new(StringComparer.Ordinal);

        public void TakeFromCommandLine(string entry)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                diagnostics.Add(Diagnostic.Error(null, $"--config {entry}: write it as key=value."));
                return;
            }

            var (key, text) = (entry[..equals], entry[(equals + 1)..]);
            if (!key.Contains(':', StringComparison.Ordinal) && Find(key) is null)
            {
                diagnostics.Add(Diagnostic.Error(
                    null,
                    $"--config {key}: the program declares no configuration value '{key}'"
                    + Suggestion.For(key, program.Config.Select(config => config.Name), ".")));
                return;
            }

            Take(key, new LiteralExpression(new("--config " + key, 1, 1), text), null);
        }

        public void Take(string key, Expression value, SourcePosition? position)
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var (space, name) = colon < 0 ? (program.Name, key) : (key[..colon], key[(colon + 1)..]);
            if (space == PackageSpec.Name)
            {
                TakeSetting(name, value, position);
            }
            else if (space == program.Name)
            {
                TakeValue(name, value, position);
            }
        }

        public ProgramConfiguration Finish()
        {
            foreach (var config in program.Config.Where(config => !_values.ContainsKey(config.Name)))
            {
                if (config.Default is { } value)
                {
                    Set(config, value, config.Position);
                }
                else if (_encrypted.TryGetValue(config.Name, out var position))
                {
                    diagnostics.Add(Diagnostic.Error(
                        position,
                        $"'{config.Name}' is encrypted for pulumi, which cmq can't read: pass it with --config {config.Name}=VALUE"));
                }
                else
                {
                    diagnostics.Add(Diagnostic.Error(
                        config.Position,
                        $"'{config.Name}' has no value: pass --config {config.Name}=VALUE, or set {program.Name}:{config.Name} in the stack's "
                        + "file, or give it a default"));
                }
            }

            return new(_values.ToImmutableDictionary(StringComparer.Ordinal), _settings.ToImmutableDictionary(StringComparer.Ordinal));
        }

        private ConfigDeclaration? Find(string name) => program.Config.FirstOrDefault(config => config.Name == name);

        private void TakeValue(string name, Expression expression, SourcePosition? position)
        {
            // A stack's file may hold values that the program does not use any more.
            if (Find(name) is not { } config)
            {
                return;
            }

            if (StackFile.IsEncrypted(expression))
            {
                _encrypted[name] = expression.Position;
                _values.Remove(name);
            }
            else
            {
                Set(config, ConfigValues.Constant(expression)!, position);
            }
        }

        private void Set(ConfigDeclaration config, PropertyValue value, SourcePosition? position)
        {
            if (ConfigValues.Convert(value, config.Type) is not { } typed)
            {
                var where = position is null ? $"--config {config.Name}: " : "";
                diagnostics.Add(Diagnostic.Error(position, $"{where}the value of '{config.Name}' is not {ConfigValues.Words(config.Type)}"));
                typed = PropertyValue.Unknown;
            }

            _values[config.Name] = config.IsSecret ? typed.AsSecret() : typed;
        }

        private void TakeSetting(string name, Expression expression, SourcePosition? position)
        {
            var where = position is null ? $"--config {PackageSpec.Name}:{name}: " : "";
            if (ConfigSpec.Find(name) is not { } spec)
            {
                diagnostics.Add(Diagnostic.Error(
                    position,
                    $"{where}the provider has no setting '{name}'{Suggestion.Or(name, [.. ConfigSpec.All.Select(config => config.Name)], "it has")}"));
            }
            else if (StackFile.IsEncrypted(expression))
            {
                _settings[name] = new(spec, null, expression.Position);
            }
            else if (ConfigValues.Constant(expression) is { } value && SettingValue(spec, value) is { } taken)
            {
                _settings[name] = new(spec, taken, position);
            }
            else
            {
                diagnostics.Add(Diagnostic.Error(position, $"{where}the value of {PackageSpec.Name}:{name} is not a string"));
            }
        }

        // Lists and maps are taken as they are written, or as text: which texts they take, the provider says.
        private static PropertyValue? SettingValue(ConfigSpec spec, PropertyValue value) =>
            spec.Type == PropertyType.String || value is not (ListValue or ObjectValue) ? ConfigValues.Convert(value, ConfigType.String) : value;
    }
}
