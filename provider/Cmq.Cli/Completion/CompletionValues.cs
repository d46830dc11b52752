using System.CommandLine;
using System.CommandLine.Completions;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The values that options take, as far as there are only so many. What ends in <c>=</c> goes on.</summary>
/// <param name="host">The surroundings of the command that is being written.</param>
internal sealed class CompletionValues(CommandHost host)
{
    private const string KindAndFile = "KIND=FILE";

    /// <summary>The values of an option.</summary>
    /// <param name="option">The option.</param>
    /// <param name="words">The words of the line, which name the program's folder.</param>
    public IEnumerable<CompletionItem> Of(Option option, IReadOnlyList<string> words) => option switch
    {
        { Name: "--report", HelpName: KindAndFile } => Kinds(PlanReportTargets.Names),
        { Name: "--out", HelpName: KindAndFile } => Kinds(ReportTargets.Names),
        { Name: "--edition" } => Items(CmqEditions.All.Select(edition => edition.Name())),
        { Name: "--backend" } => Items(Enum.GetNames<BackendKind>().Select(name => name.ToLowerInvariant())),
        { Name: "--only" } => Items(Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.Policy).Select(kind => kind.ToString().ToLowerInvariant())),
        { Name: "--config" } => ConfigSpec.All.Where(spec => !spec.IsSecret).Select(spec => new CompletionItem($"{PackageSpec.Name}:{spec.Name}=", detail: OptionNames.Describe(spec))),
        { Name: "--stack" } => Items(Stacks(words)),
        { Name: "--limits" or "--push" } => Items(option.HelpName!.Split('|')),
        _ => option.GetCompletions(CompletionContext.Empty),
    };

    // A file, or none for standard output; the other kind takes none.
    private static IEnumerable<CompletionItem> Kinds(IEnumerable<string> names) => Items(names.Select(name => name == ReportFiles.GitHub ? name : $"{name}="));

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> values) => values.Select(value => new CompletionItem(value));

    // Beside the program, if one of the words is its folder or its file; otherwise in the present folder.
    private IEnumerable<string> Stacks(IReadOnlyList<string> words)
    {
        const string start = "Pulumi.";
        var folder = words.Where(word => word.Length > 0 && !word.StartsWith('-'))
            .Select(word => Path.GetFullPath(word, host.WorkingDirectory))
            .Select(path => File.Exists(path) ? Path.GetDirectoryName(path)! : path)
            .FirstOrDefault(path => File.Exists(Path.Combine(path, start + "yaml")), host.WorkingDirectory);
        try
        {
            return [.. Directory.EnumerateFiles(folder, start + "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)[start.Length..])];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody wants to read about that in the middle of a line.
            return [];
        }
    }
}
