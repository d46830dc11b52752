using System.Text.RegularExpressions;

namespace Cmq.Docs.Tests;

/// <summary>Checks the commands of a sample: those of this repository by asking them, others by name.</summary>
internal static partial class ShellSample
{
    private static readonly string[] Others = ["pulumi", "dotnet", "export", "cd", "alias", "git", "npm", "node", "curl", "docker", "tar"];

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
                _ => Others.Contains(first),
            };
            if (!known)
            {
                errors.Add(command);
            }
        }

        return errors;
    }

    private static IEnumerable<string> Commands(string code) => code
        .Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => Comment().Replace(line, "").Trim())
        .SelectMany(line => line.Split("&&", StringSplitOptions.TrimEntries))
        .Where(line => line.Length > 0);

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\s=]+=""[^""]*""|""[^""]*""|'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([a-z][a-z-]*):", RegexOptions.Multiline)]
    private static partial Regex MakeTarget();
}
