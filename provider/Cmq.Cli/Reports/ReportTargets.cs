using System.Collections.Immutable;
using System.Text;

namespace Cmq.Cli;

/// <summary>The formats that a command was asked for, and where they go.</summary>
/// <param name="Targets">The formats; one at most goes to standard output.</param>
internal sealed record ReportTargets(ImmutableArray<ReportTarget> Targets)
{
    private const string Terminal = "terminal";
    private const string GitHub = "github";

    private static readonly ImmutableDictionary<string, Func<ReviewReport, string>> Formats = new Dictionary<string, Func<ReviewReport, string>>
    {
        ["html"] = HtmlFormat.Write,
        ["json"] = JsonFormat.Write,
        ["junit"] = JUnitFormat.Write,
        ["markdown"] = MarkdownFormat.Write,
        ["sarif"] = SarifFormat.Write,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Names of all formats.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Formats.Keys.Append(Terminal).Append(GitHub).Order(StringComparer.Ordinal)];

    /// <summary>Reads what the command line asks for: <c>KIND=FILE</c>, or <c>KIND</c> for standard output.</summary>
    /// <param name="texts">What it asks for.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">There is no such format, or two want standard output.</exception>
    public static ReportTargets Read(IEnumerable<string> texts, CommandHost host)
    {
        var targets = texts.Select(text => Read(text, host)).ToImmutableArray();
        if (targets.Count(target => target.File is null && target.Format != GitHub) > 1)
        {
            throw new CommandException(ExitCode.Usage, "--out: one format at most goes to standard output; give the others a file: --out json=FILE.");
        }

        return new(targets.Any(target => target.File is null && target.Format != GitHub) ? targets : targets.Insert(0, new(Terminal, null)));
    }

    /// <summary>Whether standard output takes data for a program, so that people are told beside it.</summary>
    public bool IsOutForMachines => Targets.Any(target => target.File is null && target.Format is not (Terminal or GitHub));

    /// <summary>Writes a report in all formats.</summary>
    /// <param name="report">The report.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">Some files can't be written; all others are.</exception>
    public void Write(ReviewReport report, CommandHost host)
    {
        var failures = new List<Diagnostic>();
        foreach (var target in Targets)
        {
            try
            {
                Write(target, report, host);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures.Add(Diagnostic.Error(null, $"--out {target.Format}: {target.File} can't be written: {error.Message}"));
            }
        }

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
        if (target.Format == GitHub)
        {
            Append("GITHUB_OUTPUT", GitHubFormat.Outputs(report));
            Append("GITHUB_STEP_SUMMARY", MarkdownFormat.Write(report));
        }
        else if (target.Format == Terminal && target.File is null)
        {
            new TerminalFormat(new(host)).Write(report);
        }
        else if (target.File is not { } file)
        {
            host.Out.Write(Formats[target.Format](report));
        }
        else
        {
            var text = target.Format == Terminal ? Plain(report, host) : Formats[target.Format](report);
            File.WriteAllText(Path.GetFullPath(file, host.WorkingDirectory), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        void Append(string variable, string text) => File.AppendAllText(Path.GetFullPath(host.Environment(variable)!, host.WorkingDirectory), text);
    }

    private static ReportTarget Read(string text, CommandHost host)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (format, file) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
        if (!Names.Contains(format, StringComparer.Ordinal))
        {
            throw new CommandException(ExitCode.Usage, $"--out {text}: there is no format '{format}'{Suggestion.Or(format, Names, "there are")}.");
        }

        if (file is { Length: 0 })
        {
            throw new CommandException(ExitCode.Usage, $"--out {text}: the file is missing.");
        }

        if (format == GitHub && (file is not null || GitHubFormat.Variables.Any(variable => string.IsNullOrEmpty(host.Environment(variable)))))
        {
            throw new CommandException(
                ExitCode.Usage, $"--out {text}: its files are those that {string.Join(" and ", GitHubFormat.Variables)} name, which a workflow of GitHub Actions sets.");
        }

        return new(format, file is "-" ? null : file);
    }

    private static string Plain(ReviewReport report, CommandHost host)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new TerminalFormat(new(new() { Out = text, Error = host.Error, In = host.In, Environment = host.Environment, WorkingDirectory = host.WorkingDirectory })).Write(report);
        return text.ToString();
    }
}
