using System.Globalization;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq preview</c>, <c>cmq up</c> and <c>cmq destroy</c>.</summary>
internal sealed class ProgramCommand
{
    private const string NothingChanged = "Nothing was changed.";

    private readonly CommandSettings _settings;
    private readonly ProgramCommandOptions _options;
    private readonly CommandHost _host;
    private readonly string _name;
    private IRunReport _report;

    /// <summary>A command.</summary>
    /// <param name="settings">What it works on.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="host">Its surroundings.</param>
    public ProgramCommand(CommandSettings settings, ProgramCommandOptions options, CommandHost host)
    {
        _settings = settings;
        _options = options;
        _host = host;
        _name = options.Kind.ToString().ToLowerInvariant();
        _report = options.Json ? new QuietReport(host, tells: false) : new TextReport(_name, new(host), options.Verbose);
    }

    private bool Writes => _options.Kind != ProgramCommandKind.Preview;

    /// <summary>Runs the command.</summary>
    public async Task<ExitCode> RunAsync()
    {
        PlanReportTargets reports;
        try
        {
            reports = PlanReportTargets.Read(_options.Json ? _options.Reports.Add("json") : _options.Reports, _host);
        }
        catch (CommandException error)
        {
            new QuietReport(_host, tells: true).Tell(error.Diagnostics);
            return error.ExitCode;
        }

        if (reports.IsOutTaken && !_options.Json)
        {
            _report = new QuietReport(_host, tells: true);
        }

        var recorded = new RecordedRun(_name, _report, _host.TimeProvider);
        _report = recorded;
        await RunCommandAsync(reports).ConfigureAwait(false);
        return reports.Write(recorded.Report, _host);
    }

    private async Task<ExitCode> RunCommandAsync(PlanReportTargets reports)
    {
        try
        {
            RefuseWithoutAnswer(reports);
            var warnings = new List<Diagnostic>();
            if (_settings.Command is not null)
            {
                return await RunMonitoredAsync(warnings).ConfigureAwait(false);
            }

            using var loaded = LoadedProgram.Open(_settings, _host, Writes, _options.Prune, TellRetry, warnings);
            _report.Opened(loaded);
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
            return End(error.ExitCode, Writes ? NothingChanged : null);
        }
        catch (OperationCanceledException) when (_host.Stop.IsCancellationRequested)
        {
            return End(ExitCode.Cancelled, $"Stopped. {NothingChanged}");
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
        var refused = plan.Steps.Where(step => step.Action == StepAction.Refused).ToList();
        _report.Tell(refused.SelectMany(step => step.Reasons.Select(reason => Diagnostic.Error(step.Declaration?.Position, $"{step}: {reason}"))));
        if (findings.HasErrors || refused.Count > 0)
        {
            return End(findings.HasProgramErrors ? ExitCode.Usage : ExitCode.Error, Writes ? NothingChanged : null);
        }

        if (!Writes || !plan.HasChanges)
        {
            _report.Outputs(plan.Outputs);
            return End(_options.ExpectNoChanges && plan.HasChanges ? ExitCode.Changes : ExitCode.Ok, null);
        }

        return _options.Yes || await IsConfirmedAsync(plan).ConfigureAwait(false)
            ? await ApplyAsync(plan).ConfigureAwait(false)
            : End(ExitCode.Cancelled, NothingChanged);
    }

    private Task<Plan> PlanAsync(LoadedProgram loaded, Action<int> progress)
    {
        var planner = new Planner(loaded.Context with { OnRead = progress });
        return _options.Kind == ProgramCommandKind.Destroy ? planner.PlanDestroyAsync(_host.Stop) : planner.PlanUpAsync(_host.Stop);
    }

    private void TellRetry(CmqRetryEvent retry) =>
        _report.Say(string.Create(CultureInfo.InvariantCulture, $"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s."));

    private void RefuseWithoutAnswer(PlanReportTargets reports)
    {
        if (!Writes || _options.Yes)
        {
            return;
        }

        if (reports.IsOutTaken || !_host.IsInteractive)
        {
            var reason = _options.Json ? "With --json nobody is asked" : reports.IsOutTaken ? "With a report on standard output nobody is asked" : "Nobody is there to be asked";
            throw new CommandException(ExitCode.Usage, $"{reason}: add --yes to go on without a question, or look at cmq preview first.");
        }
    }

    private async Task<bool> IsConfirmedAsync(Plan plan)
    {
        var count = plan.Steps.Count(step => step.Removes && step.Action == StepAction.Delete);
        var losing = count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {count} will be deleted.");
        await _host.Error.WriteAsync(_options.Kind == ProgramCommandKind.Destroy
            ? $"{_host.Error.NewLine}Delete {(count == 1 ? "this" : string.Create(CultureInfo.InvariantCulture, $"these {count}"))}? [y/N] "
            : $"{_host.Error.NewLine}Bring this up?{losing} [y/N] ").ConfigureAwait(false);
        await _host.Error.FlushAsync().ConfigureAwait(false);

        // A console's line can't be waited for in any other way, and Ctrl-C has to end the wait.
        var answer = await Task.Run(_host.In.ReadLine).WaitAsync(_host.Stop).ConfigureAwait(false);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private async Task<ExitCode> ApplyAsync(Plan plan)
    {
        _host.Stop.ThrowIfCancellationRequested();
        var started = _host.TimeProvider.GetTimestamp();
        using var heard = _host.Stop.Register(() => _report.Say("Stopping: what is under way ends, nothing new begins. Once more ends at once."));
        Applier? applier = null;
        await _report.WatchAsync(plan, observer =>
        {
            applier = new(plan, observer, _host.Stop);
            return applier.RunAsync();
        }).ConfigureAwait(false);

        var results = applier!.Results;
        _report.Applied(plan, results, _host.TimeProvider.GetElapsedTime(started));
        _report.Tell(from step in plan.Steps
                     let result = results[step]
                     where result.State == StepState.Failed
                     select Diagnostic.Error(step.Declaration?.Position, $"{step}: {result.Message}"));
        if (!plan.IsDestroy)
        {
            _report.Outputs(applier.Outputs);
        }

        return Conclude(results.Values);
    }

    private ExitCode Conclude(IEnumerable<StepResult> results)
    {
        var all = results.ToList();
        var isWritten = all.Any(result => result.HasWritten);
        if (all.TrueForAll(result => result.State == StepState.Done))
        {
            return End(ExitCode.Ok, null);
        }

        return _host.Stop.IsCancellationRequested
            ? End(
                ExitCode.Cancelled,
                isWritten ? "Stopped: what is listed as done above is done, and the rest was not begun." : $"Stopped. {NothingChanged}")
            : isWritten
                ? End(ExitCode.Partial, "A part was done and a part was not: mend what failed, and run the same command again.")
                : End(ExitCode.Error, NothingChanged);
    }

    private ExitCode End(ExitCode exitCode, string? message)
    {
        _report.Ended(exitCode, message);
        return exitCode;
    }
}
