using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq drift</c> and <c>cmq validate</c>. Neither changes anything on the service.</summary>
/// <param name="settings">What the command was told.</param>
/// <param name="host">Its surroundings.</param>
internal sealed class ReviewCommand(ReviewSettings settings, CommandHost host)
{
    // What is live needs no program beside it, but one can say where to look.
    private ImmutableArray<string> Sources => settings.Sources.IsEmpty && !settings.Live ? ["."] : settings.Sources;

    /// <summary>Compares what is declared with what is live.</summary>
    public Task<ExitCode> DriftAsync() => TellErrorsAsync(async targets =>
    {
        var options = new DriftOptions
        {
            Only = [.. settings.Only.Select(Kind)],
            Ignore = IgnoreFile.Read(settings.Ignore, host),
            Baseline = settings.Baseline is { } file ? Baseline.Read(file, host) : Baseline.None,
        };
        var (declared, notes) = ReadSources();
        var report = await WithLiveAsync(
            declared, (live, now) => new DriftReview(declared.Sources, options).RunAsync(live, now, notes, host.Stop)).ConfigureAwait(false);
        targets.Write(report, host);
        return settings.WriteBaseline is { } baseline ? WriteBaseline(baseline, report) : report.ExitCode;
    });

    /// <summary>Checks objects against a policy.</summary>
    public Task<ExitCode> ValidateAsync() => TellErrorsAsync(async targets =>
    {
        var policy = PolicyFile.Read(settings.Policies, host);
        var ignore = IgnoreFile.Read(settings.Ignore, host);
        var (declared, notes) = ReadSources();
        var review = new PolicyReview(policy, ignore);
        var report = settings.Live
            ? await WithLiveAsync(declared, (live, now) => review.RunAsync(live, now, notes, host.Stop)).ConfigureAwait(false)
            : await review.RunAsync(declared.Sources, declared.Provider.Edition, host.TimeProvider.GetUtcNow(), notes, host.Stop).ConfigureAwait(false);
        targets.Write(report, host);
        return report.ExitCode;
    });

    private async Task<ExitCode> TellErrorsAsync(Func<ReportTargets, Task<ExitCode>> work)
    {
        try
        {
            return await work(ReportTargets.Read(settings.Out, Inputs(), host)).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                await host.Error.WriteLineAsync($"{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")}: {diagnostic}").ConfigureAwait(false);
            }

            return error.ExitCode;
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync("Stopped. Nothing was changed.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
    }

    // A baseline alone is written where it was read.
    private InputFiles Inputs()
    {
        var inputs = new InputFiles(host).AddMemory(settings.Common.Provider);
        foreach (var source in Sources.Where(source => source != "-"))
        {
            _ = DeclaredSources.IsState(source) ? inputs.Add("state", source) : inputs.AddProgram(source, settings.Common.Stack);
        }

        foreach (var (what, file) in settings.Ignore.Select(file => ("ignore file", file)).Concat(settings.Policies.Select(file => ("policy", file))))
        {
            inputs.Add(what, file);
        }

        if (settings.WriteBaseline is { } baseline)
        {
            inputs.Refuse($"--write-baseline {baseline}", baseline);
        }

        return inputs.Add("baseline", settings.Baseline).Add("baseline", settings.WriteBaseline);
    }

    private (DeclaredSources Declared, ImmutableArray<string> Notes) ReadSources()
    {
        var notes = new List<Diagnostic>();

        var declared = DeclaredSources.Read(Sources, settings.Common, host, notes);
        return (declared, [.. notes.Select(note => note.ToString())]);
    }

    private async Task<ReviewReport> WithLiveAsync(DeclaredSources declared, Func<LiveInventory, DateTimeOffset, Task<ReviewReport>> review)
    {
        // Opening sends nothing: whoever is told of a retry is there before the first one.
        (CallMeter Meter, LiveProgress Progress)? told = null;
        using var backend = Backend.Open(declared.Provider, declared.Settings, host, needsService: true, retry => Retried(retry, told!.Value.Meter, told.Value.Progress));
        var meter = new CallMeter(backend.RateLimits);
        using var progress = new LiveProgress(meter, host);
        told = (meter, progress);
        var context = new Resources.ResourceContext(new ReadOnlyManagement(backend.Management!, meter), backend.Edition, host.TimeProvider);
        var live = await LiveInventory.ReadAsync(context, settings.Common.Parallel, host.Stop).ConfigureAwait(false);
        var report = await review(live, host.TimeProvider.GetUtcNow()).ConfigureAwait(false);
        return report with { Backend = backend.Description, Calls = meter.ByAction };
    }

    private static void Retried(CmqRetryEvent retry, CallMeter meter, LiveProgress progress)
    {
        if (retry.Error.Action is { } action)
        {
            meter.Count(action);
        }

        progress.Say(string.Create(CultureInfo.InvariantCulture, $"{retry.Error.Message} Trying again in {retry.Delay.TotalSeconds:0.0} s."));
    }

    // What was not read could not be accepted: it would come back as new.
    private ExitCode WriteBaseline(string file, ReviewReport report)
    {
        if (report.IsPartial)
        {
            throw new CommandException(ExitCode.Partial, $"{file} was not written: a part could not be read, and what is not known can't be accepted.");
        }

        var accepted = report.Findings.AddRange(report.Hidden.Where(entry => entry.Rule is null).Select(entry => entry.Finding));
        try
        {
            File.WriteAllText(
                Path.GetFullPath(file, host.WorkingDirectory), Baseline.ToJson(accepted.Order(), report.Time), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Error, $"{file} can't be written: {error.Message}", error);
        }

        var left = report.Findings.Count(finding => !Baseline.CanAccept(finding));
        host.Error.WriteLine(ReviewWords.Invariant($"{accepted.Length - left} findings were accepted in {file}."));
        if (left == 0)
        {
            return ExitCode.Ok;
        }

        host.Error.WriteLine(ReviewWords.Invariant($"{left} concern secrets, and can't be accepted: write an ignore rule for them."));
        return ExitCode.Changes;
    }

    private static FindingKind Kind(string name) => name switch
    {
        "changed" => FindingKind.Changed,
        "missing" => FindingKind.Missing,
        "unmanaged" => FindingKind.Unmanaged,
        _ => throw new CommandException(ExitCode.Usage, $"--only {name}: it is changed, missing or unmanaged."),
    };
}
