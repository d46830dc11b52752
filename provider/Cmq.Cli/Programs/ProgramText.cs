using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A program and its configuration, read and bound. Nothing has been asked of the service yet.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Program">The program.</param>
/// <param name="References">For each resource, those that it refers to.</param>
/// <param name="Configuration">The values of its configuration.</param>
/// <param name="Provider">The provider's settings that the configuration, the command and the environment amount to.</param>
internal sealed record ProgramText(
    ProgramFiles Files,
    CmqProgram Program,
    ImmutableDictionary<string, ImmutableArray<string>> References,
    ProgramConfiguration Configuration,
    CmqSettings Provider)
{
    /// <summary>Reads a program.</summary>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="warnings">Takes what is worth knowing.</param>
    /// <exception cref="CommandException">The program, its configuration or the settings are wrong: all that is, at once.</exception>
    public static ProgramText Read(CommandSettings settings, CommandHost host, ICollection<Diagnostic> warnings)
    {
        var diagnostics = new List<Diagnostic>();
        var files = ProgramFiles.Find(settings.Program, host.WorkingDirectory);
        var program = ProgramReader.Read(files, diagnostics) ?? throw new CommandException(ExitCode.Usage, diagnostics);
        var references = ReferenceBinder.Bind(program, diagnostics);
        var stack = settings.Stack is { } name ? StackFile.Read(files, name, diagnostics) : [];
        var configuration = ProgramConfiguration.Read(program, stack, settings.Config, diagnostics);
        var provider = ProviderSettings.Read(configuration.Settings, settings.Provider, host, files.Directory, diagnostics);
        if (provider is null || diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new CommandException(ExitCode.Usage, diagnostics);
        }

        foreach (var warning in diagnostics)
        {
            warnings.Add(warning);
        }

        return new(files, program, references, configuration, provider);
    }

    /// <summary>What plans of it are made of.</summary>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="management">The service; null when it is not reached.</param>
    /// <param name="edition">Whose rules hold.</param>
    public PlanContext NewContext(CommandSettings settings, CommandHost host, ICmqManagement? management, CmqEdition edition) => new()
    {
        Program = Program,
        References = References,
        Config = Configuration.Values,
        Stack = settings.Stack,
        Management = management,
        Edition = edition,
        DefaultTags = Provider.DefaultTags,
        TimeProvider = host.TimeProvider,
        Parallel = settings.Parallel,
    };
}
