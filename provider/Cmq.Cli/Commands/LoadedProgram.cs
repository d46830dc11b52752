namespace Cmq.Cli;

/// <summary>A program, read and bound, with its configuration and the backend that it is for.</summary>
internal sealed class LoadedProgram : IDisposable
{
    private LoadedProgram(PlanContext context, Backend backend) => (Context, Backend) = (context, backend);

    /// <summary>What plans are made of.</summary>
    public PlanContext Context { get; }

    /// <summary>Where resources live.</summary>
    public Backend Backend { get; }

    /// <summary>Opens a program.</summary>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="needsService">Whether the command can't do without the service.</param>
    /// <param name="prunes">Whether what is left of earlier programs is deleted.</param>
    /// <param name="onRetry">Told when a call to the service is tried again.</param>
    /// <param name="warnings">Takes what is worth knowing.</param>
    /// <exception cref="CommandException">The program, its configuration or the settings are wrong: all that is, at once.</exception>
    public static LoadedProgram Open(
        CommandSettings settings,
        CommandHost host,
        bool needsService,
        bool prunes,
        Action<CmqRetryEvent> onRetry,
        ICollection<Diagnostic> warnings)
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

        var backend = Backend.Open(provider, configuration.Settings, host, needsService, onRetry);
        return new(
            new()
            {
                Program = program,
                References = references,
                Config = configuration.Values,
                Stack = settings.Stack,
                Management = backend.Management,
                Edition = backend.Edition,
                TimeProvider = host.TimeProvider,
                Parallel = settings.Parallel,
                Prunes = prunes,
            },
            backend);
    }

    /// <summary>A program that was opened in another way.</summary>
    /// <param name="context">What plans are made of.</param>
    /// <param name="backend">Where resources live.</param>
    public static LoadedProgram Of(PlanContext context, Backend backend) => new(context, backend);

    /// <summary>Closes the connections to the service.</summary>
    public void Dispose() => Backend.Dispose();
}
