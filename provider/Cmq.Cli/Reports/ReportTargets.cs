using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>The formats that a command was asked for, and where they go.</summary>
/// <param name="Targets">The formats; one at most goes to standard output.</param>
internal sealed record ReportTargets(ImmutableArray<ReportTarget> Targets)
{
    private const string Terminal = "terminal";

    private static readonly ImmutableDictionary<string, Func<ReviewReport, string>> Formats = new Dictionary<string, Func<ReviewReport, string>>
    {
        ["html"] = HtmlFormat.Write,
        ["json"] = JsonFormat.Write,
        ["junit"] = JUnitFormat.Write,
        ["markdown"] = MarkdownFormat.Write,
        ["sarif"] = SarifFormat.Write,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Names of all formats.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Formats.Keys.Append(Terminal).Append(ReportFiles.GitHub).Order(StringComparer.Ordinal)];

    /// <summary>Reads what the command line asks for: <c>KIND=FILE</c>, or <c>KIND</c> for standard output.</summary>
    /// <param name="texts">What it asks for.</param>
    /// <param name="inputs">What the command reads.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">There is no such format, two want standard output, or a file is one that is read.</exception>
    public static ReportTargets Read(IEnumerable<string> texts, InputFiles inputs, CommandHost host)
    {
        var targets = ReportFiles.Read("--out", texts, Names, inputs, host);
        return new(targets.Any(target => target.IsOut) ? targets : targets.Insert(0, new(Terminal, null)));
    }

    /// <summary>Whether standard output takes data for a program, so that people are told beside it.</summary>
    public bool IsOutForMachines => Targets.Any(target => target.IsOut && target.Format != Terminal);

    /// <summary>Writes a report in all formats.</summary>
    /// <param name="report">The report.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">Some files can't be written; all others are.</exception>
    public void Write(ReviewReport report, CommandHost host)
    {
        var failures = ReportFiles.WriteEach("--out", Targets, target => Write(target, report, host));
        if (IsOutForMachines)
        {
            host.Error.WriteLine($"cmq {report.Command}: {ReviewWords.Summary(report)}");
        }

        if (failures.Count > 0)
        {
            throw new CommandException(ExitCode.Error, failures);
        }
    }

    private static void Write(ReportTarget target, ReviewReport report, CommandHost host)
    {
        if (target.Format == ReportFiles.GitHub)
        {
            ReportFiles.AppendGitHub(GitHubFormat.Outputs(report), MarkdownFormat.Write(report), host);
        }
        else if (target.Format == Terminal)
        {
            if (target.File is null)
            {
                new TerminalFormat(new(host)).Write(report);
            }
            else
            {
                ReportFiles.WriteText(target, Plain(report, host), host);
            }
        }
        else
        {
            ReportFiles.WriteText(target, Formats[target.Format](report), host);
        }
    }

    private static string Plain(ReviewReport report, CommandHost host)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new TerminalFormat(new(new() { Out = text, Error = host.Error, In = host.In, Environment = host.Environment, WorkingDirectory = host.WorkingDirectory })).Write(report);
        return text.ToString();
    }
}
