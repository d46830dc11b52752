using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;
using Cmq.Rpc.Messages;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>
/// A program in any language, run against a resource monitor that is served here, and planned like a program in YAML when it has ended. Nothing
/// else is needed: no state, no login, and without credentials for the service everything is shown as to be created.
/// </summary>
internal sealed class MonitoredProgram : IDisposable
{
    private const string Organization = "organization";
    private const string DefaultStack = "preview";

    // Of Node's SDK: the error was told already.
    private const int ToldAlready = 32;

    private readonly ProgramProject _project;
    private readonly RunConfiguration _configuration;
    private readonly CommandSettings _settings;
    private readonly CommandHost _host;
    private readonly ProviderInstances _providers;
    private readonly ImmutableDictionary<string, PropertyMap> _functionAnswers;
    private readonly RegisteredResources _declared;
    private ProgramMonitor? _monitor;

    private MonitoredProgram(
        LoadedProgram loaded,
        ProgramProject project,
        RunConfiguration configuration,
        CommandSettings settings,
        CommandHost host,
        ProviderInstances providers,
        ImmutableDictionary<string, PropertyMap> functionAnswers)
    {
        (Loaded, _project, _configuration, _settings, _host, _providers, _functionAnswers) =
            (loaded, project, configuration, settings, host, providers, functionAnswers);
        _declared = new(project.Name, Stack);
    }

    /// <summary>The program as reports know it.</summary>
    public LoadedProgram Loaded { get; }

    /// <summary>How many resources of this package it has declared.</summary>
    public int Count => _declared.All.Count(resource => resource.Spec is not null);

    private string Stack => _settings.Stack ?? DefaultStack;

    private PlanFindings Findings => Loaded.Context.Findings;

    /// <summary>Opens a program; it does not run yet.</summary>
    /// <param name="settings">What the command was told.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="onRetry">Told when a call to the service is tried again.</param>
    /// <param name="warnings">Takes what is worth knowing.</param>
    /// <exception cref="CommandException">The project, its configuration or the settings are wrong.</exception>
    public static MonitoredProgram Open(CommandSettings settings, CommandHost host, Action<CmqRetryEvent> onRetry, ICollection<Diagnostic> warnings)
    {
        var diagnostics = new List<Diagnostic>();
        var project = ProgramProject.Read(settings.Program, host.WorkingDirectory, diagnostics);
        if (settings.Command is not { IsEmpty: false })
        {
            throw new CommandException(ExitCode.Usage, $"The program's command is missing: cmq preview -- {project.Call ?? "COMMAND"}");
        }

        var stack = settings.Stack is { } name ? StackFile.Read(project.Files, name, diagnostics) : [];
        var configuration = RunConfiguration.Read(project, stack, settings.Config, diagnostics);
        var answers = FunctionAnswers.Read(settings.Answers, diagnostics);
        var provider = ProviderSettings.Read(configuration.Settings, settings.Provider, host, project.Files.Directory, diagnostics);
        if (provider is null || diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new CommandException(ExitCode.Usage, diagnostics);
        }

        diagnostics.ForEach(warnings.Add);
        var backend = Backend.Open(provider, configuration.Settings, host, needsService: false, onRetry);
        var context = new PlanContext
        {
            Program = new()
            {
                Name = project.Name,
                Directory = project.Files.Directory,
                ShownDirectory = project.Files.ShownDirectory,
                File = project.Files.Project ?? project.Files.ShownDirectory,
            },
            References = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            Config = ImmutableDictionary<string, PropertyValue>.Empty,
            Stack = settings.Stack,
            Management = backend.Management,
            Edition = backend.Edition,
            TimeProvider = host.TimeProvider,
            Parallel = settings.Parallel,
            IsForPulumi = true,
            Live = backend.Resources,
        };
        return new(
            LoadedProgram.Of(context, backend), project, configuration, settings, host, new(context, settings, host, onRetry, host.Stop), answers);
    }

    /// <summary>Runs the program to its end. What it declares is kept; what went wrong goes to the findings.</summary>
    /// <param name="say">Takes what it writes.</param>
    /// <exception cref="CommandException">It can't be started.</exception>
    public async Task RunAsync(Action<string> say)
    {
        var reader = new RegistrationReader(Findings, _host.WorkingDirectory);
        var monitor = _monitor = new ProgramMonitor(_declared, _providers, Findings, reader);
        var server = new MonitorServer(monitor, new(_functionAnswers, _providers), _declared, Deployment(), Findings, say);
        await using var listening = server.ConfigureAwait(false);
        var address = await server.StartAsync(_host.Stop).ConfigureAwait(false);
        var (command, environment) = Call(address);
        var exitCode = await ProgramProcess.RunAsync(command, _project.Files.Directory, environment, say, _host.Stop).ConfigureAwait(false);
        if (exitCode != 0 && !(exitCode == ToldAlready && Findings.HasProgramErrors))
        {
            Findings.AddProgramError(null, string.Create(CultureInfo.InvariantCulture, $"the program ended with exit code {exitCode}: {string.Join(' ', _settings.Command!.Value)}"));
        }
        else if (exitCode == 0 && !server.IsHeard)
        {
            Findings.AddProgramError(null, $"the program ended without a word to its resource monitor: is it a Pulumi program, and called as one? {HowToCall()}".TrimEnd());
        }
    }

    /// <summary>Plans what the program has declared.</summary>
    /// <param name="progress">Told how many resources have been read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Plan> PlanAsync(Action<int> progress, CancellationToken cancellationToken) =>
        new DeclaredPlanner(Loaded.Context with { OnRead = progress }, _declared, _providers).PlanAsync(_monitor!.Outputs, _monitor.Passed, cancellationToken);

    /// <summary>Closes the connections to the service.</summary>
    public void Dispose()
    {
        _providers.Dispose();
        Loaded.Dispose();
    }

    private string HowToCall() => _project.Call is { } call ? $"Try cmq preview -- {call}" : "";

    private DeploymentInfo Deployment()
    {
        var deployment = new DeploymentInfo
        {
            Project = _project.Name,
            Stack = Stack,
            Organization = Organization,
            DryRun = true,
            Parallel = _settings.Parallel,
        };
        deployment.Config.Add(_configuration.Values);
        deployment.ConfigSecretKeys.Add(_configuration.SecretKeys);
        return deployment;
    }

    private (ImmutableArray<string> Command, Dictionary<string, string> Environment) Call(string address)
    {
        var parallel = _settings.Parallel.ToString(CultureInfo.InvariantCulture);
        var directory = _project.Files.Directory;
        var environment = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_PROJECT"] = _project.Name,
            ["PULUMI_STACK"] = Stack,
            ["PULUMI_ORGANIZATION"] = Organization,
            ["PULUMI_ROOT_DIRECTORY"] = directory,
            ["PULUMI_DRY_RUN"] = "true",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = parallel,
            ["PULUMI_CONFIG"] = new JObject(_configuration.Values.Select(value => new JProperty(value.Key, value.Value))).ToString(Newtonsoft.Json.Formatting.None),
            ["PULUMI_CONFIG_SECRET_KEYS"] = new JArray(_configuration.SecretKeys).ToString(Newtonsoft.Json.Formatting.None),
        };
        foreach (var name in (string[])["MONITOR", "ENGINE", "PROJECT", "STACK", "ORGANIZATION", "ROOT_DIRECTORY", "DRY_RUN", "PARALLEL"])
        {
            environment[$"PULUMI_NODEJS_{name}"] = environment[$"PULUMI_{name}"];
        }

        var command = _settings.Command!.Value;
        if (!NodeRunner.IsNode(command))
        {
            return (command, environment);
        }

        environment["PULUMI_NODEJS_TYPESCRIPT"] = "true";
        return (NodeRunner.Extend(command, directory,
        [
            $"--monitor={address}", $"--engine={address}", $"--project={_project.Name}", $"--stack={Stack}", $"--organization={Organization}",
            $"--pwd={directory}", $"--root-directory={directory}", $"--parallel={parallel}", "--dry-run",
        ]), environment);
    }
}
