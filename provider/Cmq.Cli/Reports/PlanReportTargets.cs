using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>The reports on a plan that a command was asked for with <c>--report</c>, and where they go.</summary>
/// <param name="Targets">The formats; one at most goes to standard output.</param>
internal sealed record PlanReportTargets(ImmutableArray<ReportTarget> Targets)
{
    private const string Option = "--report";
    private const string Json = "json";

    private static readonly ImmutableDictionary<string, Func<PlanReport, string>> Formats = new Dictionary<string, Func<PlanReport, string>>
    {
        [Json] = PlanJson.Write,
        ["markdown"] = PlanMarkdown.Write,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Names of all formats.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Formats.Keys.Append(ReportFiles.GitHub).Order(StringComparer.Ordinal)];

    /// <summary>Whether standard output takes data for a program, so that the plan is not shown there.</summary>
    public bool IsOutTaken => Targets.Any(target => target.IsOut);

    /// <summary>Reads what the command line asks for: <c>KIND=FILE</c>, or <c>KIND</c> for standard output.</summary>
    /// <param name="texts">What it asks for.</param>
    /// <param name="inputs">What the command reads, and its plan.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">
    /// There is no such format, two want standard output, a file is one that is read, or its folder is not there.
    /// </exception>
    public static PlanReportTargets Read(IEnumerable<string> texts, InputFiles inputs, CommandHost host)
    {
        var targets = ReportFiles.Read(Option, texts, Names, inputs, host);

        // Before anything is changed: a report that can't be written would come too late then.
        foreach (var target in targets.Where(target => target.File is not null))
        {
            var path = Path.GetFullPath(target.File!, host.WorkingDirectory);
            if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
            {
                throw new CommandException(ExitCode.Usage, $"{Option} {target.Format}={target.File}: {(Directory.Exists(path) ? "it is a folder" : "its folder is not there")}.");
            }
        }

        return new(targets);
    }

    /// <summary>Writes a report in all formats.</summary>
    /// <param name="report">The report.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>
    /// How the command ends: as the report says, unless a file or standard output could not be written. That is told, and then a run that changed something was
    /// done in part.
    /// </returns>
    public ExitCode Write(PlanReport report, CommandHost host)
    {
        var failures = ReportFiles.WriteEach(Option, Targets, target => Write(target, report, host));
        foreach (var failure in failures)
        {
            host.Error.WriteLine($"error: {failure}");
        }

        return (failures.Count == 0 && !host.IsOutLost) || report.ExitCode is not (ExitCode.Ok or ExitCode.Changes) ? report.ExitCode
            : report.Results?.Values.Any(result => result.HasWritten) == true ? ExitCode.Partial
            : ExitCode.Error;
    }

    private static void Write(ReportTarget target, PlanReport report, CommandHost host)
    {
        if (target.Format == ReportFiles.GitHub)
        {
            ReportFiles.AppendGitHub(PlanGitHub.Outputs(report), PlanMarkdown.Write(report), host);
            return;
        }

        ReportFiles.WriteText(target, Formats[target.Format](report), host);
        if (target.IsOut && target.Format != Json)
        {
            host.Error.WriteLine($"cmq {report.Command}: {PlanWords.Summary(report)}");
        }
    }
}
