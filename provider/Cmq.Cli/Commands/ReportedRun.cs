using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>How a command on a plan is shown, and which reports it writes when it ends.</summary>
/// <param name="Name">The command: <c>preview</c>.</param>
/// <param name="IsJson">Whether it answers with a JSON document.</param>
/// <param name="IsVerbose">Whether it shows every property.</param>
/// <param name="Reports">Reports, as they were written.</param>
/// <param name="Inputs">What it reads, and the plan that it makes or carries out; no report may take the place of these.</param>
internal sealed record ReportedRun(string Name, bool IsJson, bool IsVerbose, ImmutableArray<string> Reports, InputFiles Inputs)
{
    /// <summary>Runs a command, and writes its reports.</summary>
    /// <param name="host">The command's surroundings.</param>
    /// <param name="run">Runs it. It is given what it tells, and why nobody can be asked; null when somebody can.</param>
    public async Task<ExitCode> RunAsync(CommandHost host, Func<IRunReport, string?, Task> run)
    {
        PlanReportTargets reports;
        try
        {
            reports = PlanReportTargets.Read(IsJson ? Reports.Add("json") : Reports, Inputs, host);
        }
        catch (CommandException error)
        {
            new QuietReport(host, tells: true).Tell(error.Diagnostics);
            return error.ExitCode;
        }

        IRunReport shown = IsJson ? new QuietReport(host, tells: false)
            : reports.IsOutTaken ? new QuietReport(host, tells: true)
            : new TextReport(Name, new(host), IsVerbose);
        var recorded = new RecordedRun(Name, shown, host.TimeProvider);
        await run(recorded, IsJson ? "With --json nobody is asked"
            : reports.IsOutTaken ? "With a report on standard output nobody is asked"
            : host.IsInteractive ? null : "Nobody is there to be asked").ConfigureAwait(false);
        return reports.Write(recorded.Report, host);
    }
}
