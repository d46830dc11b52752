namespace Cmq.Cli;

/// <summary>A program, read and bound, with its configuration and the backend that it is for.</summary>
internal sealed class LoadedProgram : IDisposable
{
    private LoadedProgram(PlanContext context, Backend backend) => (Context, Backend) = (context, backend);

    /// <summary>What plans are made of.</summary>
    public PlanContext Context { get; }

    /// <summary>Where resources live.</summary>
    public Backend Backend { get; }

    /// <summary>Whether it is told whose the service is.</summary>
    public bool TellsIdentity { get; init; }

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
        var read = ProgramText.Read(settings, host, warnings);
        var backend = Backend.Open(read.Provider, read.Configuration.Settings, host, needsService, onRetry);
        return new(read.NewContext(settings, host, backend.Management, backend.Edition) with { Prunes = prunes }, backend);
    }

    /// <summary>A program that was opened in another way.</summary>
    /// <param name="context">What plans are made of.</param>
    /// <param name="backend">Where resources live.</param>
    /// <param name="tellsIdentity">Whether it is told whose the service is.</param>
    public static LoadedProgram Of(PlanContext context, Backend backend, bool tellsIdentity = false) => new(context, backend) { TellsIdentity = tellsIdentity };

    /// <summary>Closes the connections to the service.</summary>
    public void Dispose() => Backend.Dispose();
}
