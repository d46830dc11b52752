using System.Text.RegularExpressions;

namespace Cmq.Docs.Tests;

/// <summary>Checks the commands of a sample: those of this repository by asking them, others by name.</summary>
internal static partial class ShellSample
{
    // Programs of others, with the commands of theirs that the pages use; one without commands is listed alone.
    private static readonly string[] Others =
    [
        "export", "cd", "alias", "node", "curl", "docker", "tar",
        "pulumi config set", "pulumi convert", "pulumi import", "pulumi new", "pulumi package add", "pulumi package gen-sdk", "pulumi plugin ls",
        "pulumi preview", "pulumi refresh", "pulumi stack init", "pulumi stack --show-urns", "pulumi stack export", "pulumi state delete", "pulumi up", "pulumi destroy",
        "dotnet add package", "dotnet build", "dotnet nuget add source", "dotnet run", "dotnet test", "npm run", "npm ci", "git clone",
    ];

    private static readonly Lazy<HashSet<string>> Targets = new(() =>
        [.. MakeTarget().Matches(File.ReadAllText(Path.Combine(Pages.Root, "Makefile"))).Select(match => match.Groups[1].Value)]);

    public static IReadOnlyList<string> Errors(string code)
    {
        var errors = new List<string>();
        foreach (var command in Commands(code))
        {
            var words = Word().Matches(command).Select(match => match.Value.Trim('"', '\'')).ToArray();
            var first = words.FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal));
            var known = first switch
            {
                null => true,
                "make" => words.Skip(1).All(word => word.StartsWith('-') || word.Contains('=', StringComparison.Ordinal) || word.StartsWith("..", StringComparison.Ordinal) || Targets.Value.Contains(word)),
                "cmq" => CommandRun.Check(words.SkipWhile(word => word != "cmq").Skip(1).ToArray()).Count == 0,
                _ => IsOther(command),
            };
            if (!known)
            {
                errors.Add(command);
            }
        }

        return errors;
    }

    private static bool IsOther(string command) =>
        Others.Any(other => command == other || command.StartsWith(other + " ", StringComparison.Ordinal));

    private static IEnumerable<string> Commands(string code) => code
        .Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => Comment().Replace(line, "").Trim())
        .SelectMany(line => line.Split(["&&", "|"], StringSplitOptions.TrimEntries))
        .Where(line => line.Length > 0);

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\s=]+=""[^""]*""|""[^""]*""|'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([a-z][a-z-]*):", RegexOptions.Multiline)]
    private static partial Regex MakeTarget();
}
