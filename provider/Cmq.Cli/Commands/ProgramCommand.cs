using System.Globalization;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq preview</c>, <c>cmq plan</c>, <c>cmq up</c> and <c>cmq destroy</c>.</summary>
internal sealed class ProgramCommand
{
    private const string NothingChanged = PlanCarrier.NothingChanged;

    private readonly CommandSettings _settings;
    private readonly ProgramCommandOptions _options;
    private readonly CommandHost _host;
    private readonly PlanMaker? _maker;
    private IRunReport _report = null!;
    private PlanCarrier _carrier = null!;

    /// <summary>A command.</summary>
    /// <param name="settings">What it works on.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="host">Its surroundings.</param>
    public ProgramCommand(CommandSettings settings, ProgramCommandOptions options, CommandHost host)
    {
        _settings = settings;
        _options = options;
        _host = host;
        _maker = options.Plan is { } plan ? new(plan, options.Prune, host) : null;
    }

    private bool Writes => _options.Kind is ProgramCommandKind.Up or ProgramCommandKind.Destroy;

    private string? NotDone => Writes ? NothingChanged : _options.Plan is { Out: var file } ? $"{file} was not written." : null;

    private InputFiles Inputs => new InputFiles(_host).AddProgram(_settings.Program, _settings.Stack).AddMemory(_settings.Provider);

    /// <summary>Runs the command.</summary>
    public Task<ExitCode> RunAsync() => new ReportedRun(_options.Kind.ToString().ToLowerInvariant(), _options.Json, _options.Verbose, _options.Reports, Inputs.Add("plan", _options.Plan?.Out))
        .RunAsync(_host, (report, unasked) =>
        {
            (_report, _carrier) = (report, new(report, _host));
            return RunAsync(unasked);
        });

    private async Task<ExitCode> RunAsync(string? unasked)
    {
        try
        {
            if (Writes && !_options.Yes)
            {
                PlanCarrier.RefuseWithoutAnswer(unasked, "cmq preview");
            }

            _maker?.ClearAway(Inputs);
            var warnings = new List<Diagnostic>();
            if (_settings.Command is not null)
            {
                return await RunMonitoredAsync(warnings).ConfigureAwait(false);
            }

            using var opened = LoadedProgram.Open(_settings, _host, Writes || _maker is not null, _options.Prune, TellRetry, warnings);
            RefuseToPruneAll(opened.Context.Program);
            var loaded = _maker?.Prepare(opened) ?? opened;
            _report.Opened(loaded);
            if (_maker is not null)
            {
                _report.Identified(await _maker.IdentifyAsync(loaded).ConfigureAwait(false));
            }

            if (Writes && loaded.Backend.IsPassing)
            {
                warnings.Add(Diagnostic.Warning(
                    null,
                    "the memory backend has no file: what is created ends with this command; add --memory-file FILE"));
            }

            _report.Tell(warnings);
            return await RunAsync(loaded, loaded.Context.Program.Resources.Length, progress => PlanAsync(loaded, progress)).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            _report.Tell(error.Diagnostics);
            return End(error.ExitCode, NotDone);
        }
        catch (OperationCanceledException) when (_host.Stop.IsCancellationRequested)
        {
            return End(ExitCode.Cancelled, $"Stopped. {NothingChanged}");
        }
    }

    // A text that got lost on its way must not take everything down; who means it can say so to a plan.
    private void RefuseToPruneAll(CmqProgram program)
    {
        if (_options is { Prune: true, Plan: null or { Select: [] } } && program.Resources.IsEmpty)
        {
            var way = _options.Plan is null ? "" : "say so with --select '*', or ";
            throw new CommandException(
                ExitCode.Usage, $"The program declares no resource, and --prune would delete all that it has made. If that is meant, {way}use cmq destroy.");
        }
    }

    private async Task<ExitCode> RunMonitoredAsync(List<Diagnostic> warnings)
    {
        if (_options.Prune)
        {
            throw new CommandException(ExitCode.Usage, "--prune goes by the tag of programs that cmq brings up, and this program is for pulumi: its state says what is to go.");
        }

        using var program = MonitoredProgram.Open(_settings, _host, TellRetry, warnings);
        _report.Opened(program.Loaded);
        _report.Tell(warnings);
        await program.RunAsync(_report.Say).ConfigureAwait(false);
        return await RunAsync(program.Loaded, program.Count, progress => program.PlanAsync(progress, _host.Stop)).ConfigureAwait(false);
    }

    private async Task<ExitCode> RunAsync(LoadedProgram loaded, int total, Func<Action<int>, Task<Plan>> makePlan)
    {
        if (_options.ExpectNoChanges && loaded.Context.Management is null)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"--expect-no-changes needs the live state. {loaded.Backend.Missing}");
        }

        var plan = await _report.WhilePlanningAsync(total, makePlan).ConfigureAwait(false);
        var findings = plan.Context.Findings;
        if (!findings.HasErrors)
        {
            _report.Planned(plan);
        }

        _report.Tell(findings.All);
        if (_carrier.TellRefused(plan) || findings.HasErrors)
        {
            return End(findings.HasProgramErrors ? ExitCode.Usage : ExitCode.Error, NotDone);
        }

        if (!Writes || !plan.HasChanges)
        {
            _report.Outputs(plan.Outputs);
            if (_maker is not null)
            {
                _report.Wrote(_maker.Write(plan, loaded.Backend.Settings));
            }

            return End(_options.ExpectNoChanges && plan.HasChanges ? ExitCode.Changes : ExitCode.Ok, null);
        }

        return _options.Yes || await _carrier.IsConfirmedAsync(plan).ConfigureAwait(false)
            ? await _carrier.ApplyAsync(plan).ConfigureAwait(false)
            : End(ExitCode.Cancelled, NothingChanged);
    }

    private Task<Plan> PlanAsync(LoadedProgram loaded, Action<int> progress)
    {
        var planner = new Planner(loaded.Context with { OnRead = progress });
        return _options.Kind == ProgramCommandKind.Destroy ? planner.PlanDestroyAsync(_host.Stop) : planner.PlanUpAsync(_host.Stop);
    }

    private void TellRetry(CmqRetryEvent retry) =>
        _report.Say(string.Create(CultureInfo.InvariantCulture, $"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s."));

    private ExitCode End(ExitCode exitCode, string? message) => _carrier.End(exitCode, message);
}
