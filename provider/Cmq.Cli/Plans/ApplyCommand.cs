using System.Globalization;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq apply</c>: a plan file, as far as it is not done yet, and nothing else.</summary>
internal sealed class ApplyCommand
{
    private readonly ApplySettings _settings;
    private readonly CommandHost _host;
    private IRunReport _report = null!;
    private PlanCarrier _carrier = null!;

    /// <summary>A command.</summary>
    /// <param name="settings">What it was told.</param>
    /// <param name="host">Its surroundings.</param>
    public ApplyCommand(ApplySettings settings, CommandHost host) => (_settings, _host) = (settings, host);

    /// <summary>Runs the command.</summary>
    public Task<ExitCode> RunAsync() => new ReportedRun("apply", _settings.Json, IsVerbose: false, _settings.Reports, new InputFiles(_host).Add("plan", _settings.File)).RunAsync(_host, (report, unasked) =>
    {
        (_report, _carrier) = (report, new(report, _host));
        return RunAsync(unasked);
    });

    private async Task<ExitCode> RunAsync(string? unasked)
    {
        try
        {
            if (!_settings.Yes)
            {
                PlanCarrier.RefuseWithoutAnswer(unasked, "the plan");
            }

            var (document, hash) = PlanFile.Read(_settings.File, _host);
            using var backend = PlanBackend.Open(document, _host, TellRetry);
            var context = PlanReplay.Context(document, _settings.File, backend.Management!, _host) with { Parallel = _settings.Parallel };
            _report.Opened(LoadedProgram.Of(context, backend, tellsIdentity: true));
            _report.Carries(new(_settings.File, hash, document.Time));
            return await RunAsync(document, context, backend).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            _report.Tell(error.Diagnostics);
            return _carrier.End(error.ExitCode, PlanCarrier.NothingChanged);
        }
        catch (OperationCanceledException) when (_host.Stop.IsCancellationRequested)
        {
            return _carrier.End(ExitCode.Cancelled, $"Stopped. {PlanCarrier.NothingChanged}");
        }
    }

    private async Task<ExitCode> RunAsync(PlanDocument document, PlanContext context, Backend backend)
    {
        var identity = await ServiceIdentity.AskAsync(backend, _host.Stop).ConfigureAwait(false);
        _report.Identified(identity);
        PlanBackend.RefuseOther(document.Identity, identity);

        ReplayedPlan? replayed = null;
        await _report.WhilePlanningAsync(context.Program.Resources.Length, async progress =>
        {
            replayed = await new PlanReplayer(document, context with { OnRead = progress }).RunAsync(_host.Stop).ConfigureAwait(false);
            return replayed.Plan;
        }).ConfigureAwait(false);
        var plan = replayed!.Plan;
        var findings = plan.Context.Findings;
        if (findings.HasErrors || replayed.Moved is not [])
        {
            return Refuse(replayed, findings);
        }

        _report.Found(replayed.Done);
        _report.Planned(plan);
        _report.Tell(findings.All);
        if (_carrier.TellRefused(plan))
        {
            return _carrier.End(ExitCode.Error, PlanCarrier.NothingChanged);
        }

        if (!plan.HasChanges)
        {
            _report.Outputs(plan.Outputs);
            return _carrier.End(ExitCode.Ok, null);
        }

        return _settings.Yes || await _carrier.IsConfirmedAsync(plan, "Carry this out").ConfigureAwait(false)
            ? await _carrier.ApplyAsync(plan).ConfigureAwait(false)
            : _carrier.End(ExitCode.Cancelled, PlanCarrier.NothingChanged);
    }

    private ExitCode Refuse(ReplayedPlan replayed, PlanFindings findings)
    {
        _report.Tell(findings.All);
        _report.Tell(replayed.Moved.Select(movement => Diagnostic.Error(null, movement.ToString())));
        return findings.HasErrors
            ? _carrier.End(findings.HasProgramErrors ? ExitCode.Usage : ExitCode.Error, PlanCarrier.NothingChanged)
            : _carrier.End(ExitCode.Changes, $"{_settings.File} is stale: what is live has moved since it was made. {PlanCarrier.NothingChanged} Make a new plan with cmq plan.");
    }

    private void TellRetry(CmqRetryEvent retry) =>
        _report.Say(string.Create(CultureInfo.InvariantCulture, $"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s."));
}
