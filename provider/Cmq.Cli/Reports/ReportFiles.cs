using System.Collections.Immutable;
using System.Text;

namespace Cmq.Cli;

/// <summary>Where reports of any kind go: files, standard output, the files of a workflow of GitHub Actions.</summary>
internal static class ReportFiles
{
    /// <summary>The format whose files the environment names.</summary>
    public const string GitHub = "github";

    private const string GitHubOutput = "GITHUB_OUTPUT";
    private const string GitHubSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>Reads what the command line asks for: <c>KIND=FILE</c>, or <c>KIND</c> for standard output.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="texts">What it asks for.</param>
    /// <param name="names">Names of the formats that there are.</param>
    /// <param name="inputs">What the command reads, which no report may take the place of.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">There is no such format, two want standard output, or a file is one that is read.</exception>
    public static ImmutableArray<ReportTarget> Read(string option, IEnumerable<string> texts, ImmutableArray<string> names, InputFiles inputs, CommandHost host)
    {
        var targets = texts.Select(text => Read(option, text, names, host)).ToImmutableArray();
        foreach (var target in targets.Where(target => target.File is not null))
        {
            inputs.Refuse($"{option} {target.Format}={target.File}", target.File!);
        }

        return targets.Count(target => target.IsOut) <= 1
            ? targets
            : throw new CommandException(ExitCode.Usage, $"{option}: one format at most goes to standard output; give the others a file: {option} json=FILE.");
    }

    /// <summary>Writes reports; one that can't be written stops no other.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="targets">Where they go.</param>
    /// <param name="write">Writes one.</param>
    /// <returns>What could not be written.</returns>
    public static IReadOnlyList<Diagnostic> WriteEach(string option, IEnumerable<ReportTarget> targets, Action<ReportTarget> write)
    {
        var failures = new List<Diagnostic>();
        foreach (var target in targets)
        {
            try
            {
                write(target);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures.Add(Diagnostic.Error(null, $"{option} {target.Format}: {target.File ?? "it"} can't be written: {error.Message}"));
            }
        }

        return failures;
    }

    /// <summary>Writes a file, or to standard output.</summary>
    public static void WriteText(ReportTarget target, string text, CommandHost host)
    {
        if (target.File is { } file)
        {
            File.WriteAllText(Path.GetFullPath(file, host.WorkingDirectory), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        else
        {
            host.Out.Write(text);
        }
    }

    /// <summary>Appends to the files of a workflow of GitHub Actions.</summary>
    /// <param name="outputs">Outputs for the steps that follow.</param>
    /// <param name="summary">What the run's page shows.</param>
    /// <param name="host">The surroundings.</param>
    public static void AppendGitHub(string outputs, string summary, CommandHost host)
    {
        Append(GitHubOutput, outputs);
        Append(GitHubSummary, summary);

        void Append(string variable, string text) => File.AppendAllText(Path.GetFullPath(host.Environment(variable)!, host.WorkingDirectory), text);
    }

    private static ReportTarget Read(string option, string text, ImmutableArray<string> names, CommandHost host)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (format, file) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
        if (!names.Contains(format, StringComparer.Ordinal))
        {
            throw new CommandException(ExitCode.Usage, $"{option} {text}: there is no format '{format}'{Suggestion.Or(format, names, "there are")}.");
        }

        if (file is { Length: 0 })
        {
            throw new CommandException(ExitCode.Usage, $"{option} {text}: the file is missing.");
        }

        if (format == GitHub && (file is not null || string.IsNullOrEmpty(host.Environment(GitHubOutput)) || string.IsNullOrEmpty(host.Environment(GitHubSummary))))
        {
            throw new CommandException(
                ExitCode.Usage, $"{option} {text}: its files are those that {GitHubOutput} and {GitHubSummary} name, which a workflow of GitHub Actions sets.");
        }

        return new(format, file is "-" ? null : file);
    }
}
