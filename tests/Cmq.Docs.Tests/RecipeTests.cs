using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Cmq.Docs.Tests;

/// <summary>The recipes of <c>examples/gitops</c>: what can be said of them without the code hosts that run them.</summary>
public sealed partial class RecipeTests
{
    private const string Folder = "examples/gitops";
    private const string GitHub = $"{Folder}/github/cmq.yml";
    private const string GitLab = $"{Folder}/gitlab/.gitlab-ci.yml";

    private static readonly string[] Scripts =
        [.. Directory.EnumerateFiles(Path.Combine(Pages.Root, Folder), "*.sh", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Pages.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<TestCaseData> Commands => Scripts.SelectMany(CommandsOf).Select(command => new TestCaseData(command).SetArgDisplayNames(command));

    private static IEnumerable<(string Name, YamlMappingNode Job)> GitHubJobs => Members(Read(GitHub)["jobs"]).Select(member => (member.Name, (YamlMappingNode)member.Node));

    private static IEnumerable<YamlMappingNode> Steps => GitHubJobs.SelectMany(job => (YamlSequenceNode)job.Job["steps"]).Cast<YamlMappingNode>();

    private static IEnumerable<string> Lines =>
        Steps.Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"]))
            .Concat(Members(Read(GitLab)).Select(member => member.Node).OfType<YamlMappingNode>().SelectMany(job => job.Where(entry => Text(entry.Key) is "script" or "before_script"))
                .SelectMany(entry => (YamlSequenceNode)entry.Value).Select(Text));

    [TestCaseSource(nameof(Commands))]
    public void Command_IsOneOfCmq(string command) => Assert.That(CommandRun.Check([.. command.Split(' ').Skip(1)]), Is.Empty);

    [Test]
    public void Commands_AreThoseOfThePipelines() => Assert.That(
        Commands.Select(command => ((string)command.Arguments[0]!).Split(' ')[1]).Distinct(), Is.EquivalentTo(["preview", "plan", "apply", "drift"]));

    [Test]
    public void PipelinesCallTheScriptsThatThereAre()
    {
        var called = Lines.SelectMany(line => ScriptName().Matches(line).Select(match => match.Value)).ToHashSet();
        Assert.That(called, Is.SubsetOf(Scripts));
        Assert.That(Scripts.Where(script => !IsPart(script)), Is.SubsetOf(called), "what no pipeline calls is untried");
    }

    [Test]
    public void PipelinesLeaveCmqToTheScripts() => Assert.That(Lines.Where(line => BareCommand().IsMatch(line)), Is.Empty);

    [Test]
    public void Scripts_CanBeRun()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such mode.");
            return;
        }

        foreach (var script in Scripts.Where(script => !IsPart(script)))
        {
            Assert.That(File.GetUnixFileMode(Path.Combine(Pages.Root, script)).HasFlag(UnixFileMode.UserExecute), script);
        }
    }

    [Test]
    public void GitHub_GivesEachJobWhatItNeedsAlone()
    {
        Assert.That(((YamlMappingNode)Read(GitHub)["permissions"]).Children, Is.Empty);
        var given = GitHubJobs.ToDictionary(job => job.Name, job => string.Join(", ", Members(job.Job["permissions"]).Select(member => $"{member.Name}: {Text(member.Node)}")));
        Assert.That(given, Is.EqualTo(new Dictionary<string, string>
        {
            ["preview"] = "contents: read, pull-requests: write, id-token: write",
            ["merge"] = "contents: read, id-token: write",
            ["nightly"] = "contents: read, issues: write, id-token: write",
        }));
    }

    [Test]
    public void GitHub_BreaksOffNothingThatWrites() =>
        Assert.That(Text(Read(GitHub)["concurrency"]["cancel-in-progress"]), Is.EqualTo("${{ github.event_name == 'pull_request' }}"));

    [Test]
    public void GitHub_JobsHaveALimit() => Assert.That(GitHubJobs.Select(job => int.Parse(Text(job.Job["timeout-minutes"]), System.Globalization.CultureInfo.InvariantCulture)), Has.All.InRange(1, 120));

    [Test]
    public void GitHub_ActionsAreTheHostsOwnAndPinned() =>
        Assert.That(Steps.Where(step => step.Children.ContainsKey("uses")).Select(step => Text(step["uses"])), Has.All.Match("^actions/[a-z-]+@v[0-9]+$"));

    // What a stranger may write, such as a branch's name, would otherwise become part of the script.
    [Test]
    public void GitHub_ScriptsHaveNoExpressions() =>
        Assert.That(Steps.Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"])), Has.None.Contain("${{"));

    [TestCase(GitHub)]
    [TestCase(GitLab)]
    public void Pipeline_HasNoCredentials(string file) =>
        Assert.That(File.ReadAllText(Path.Combine(Pages.Root, file)), Does.Not.Match("AKID|SECRET_ID|SECRET_KEY|gh[ps]_|glpat-"));

    [Test]
    public void GitLab_WritesOneAtATime()
    {
        var merge = Read(GitLab)["merge"];
        Assert.That((Text(merge["resource_group"]), Text(merge["interruptible"])), Is.EqualTo(("production", "false")));
    }

    // As the shell sees them: each variable has some value, and "$@" is all that the script ever puts there.
    private static IEnumerable<string> CommandsOf(string script)
    {
        var text = File.ReadAllText(Path.Combine(Pages.Root, script)).Replace("\\\n", " ", StringComparison.Ordinal);
        var added = string.Join(' ', AddedOptions().Matches(text).Select(match => match.Groups[1].Value));
        return Command().Matches(text)
            .Select(match => Stack().Replace(match.Groups[1].Value, "--stack prod").Replace("\"$@\"", added, StringComparison.Ordinal))
            .Select(command => "cmq " + Spaces().Replace(command.Replace("\"", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal), " ").Trim());
    }

    // What the other scripts read in.
    private static bool IsPart(string script) => Path.GetFileName(script).StartsWith("host-", StringComparison.Ordinal);

    private static YamlMappingNode Read(string file)
    {
        using var reader = new StreamReader(Path.Combine(Pages.Root, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<(string Name, YamlNode Node)> Members(YamlNode map) => ((YamlMappingNode)map).Select(entry => (Text(entry.Key), entry.Value));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"examples/gitops/[\w./-]+\.sh")]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"(^|[;&|]\s*)cmq\s", RegexOptions.Multiline)]
    private static partial Regex BareCommand();

    [GeneratedRegex(@"^[ ]*\$cmq ([^\n|;]*?)( \|\| exit)?$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"set -- ""\$@"" ([^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex AddedOptions();

    [GeneratedRegex(@"\$\{STACK:\+--stack ""\$STACK""\}")]
    private static partial Regex Stack();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
