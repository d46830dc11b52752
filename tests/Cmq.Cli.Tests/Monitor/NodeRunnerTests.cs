using System.Collections.Immutable;

namespace Cmq.Cli.Tests;

/// <summary>What a Node program's command becomes.</summary>
public sealed class NodeRunnerTests
{
    private static readonly string[] Flags = ["--monitor=here"];

    [TestCase("node", ExpectedResult = true)]
    [TestCase("/usr/bin/node", ExpectedResult = true)]
    [TestCase("npm", ExpectedResult = false)]
    [TestCase("dotnet", ExpectedResult = false)]
    public bool IsNode(string command) => NodeRunner.IsNode([command, "index.js"]);

    [TestCase("node index.js", ExpectedResult = "node RUNNER --monitor=here index.js")]
    [TestCase("node", ExpectedResult = "node RUNNER --monitor=here .")]
    [TestCase("node --trace-warnings --require hook.js index.js a b", ExpectedResult = "node --trace-warnings --require hook.js RUNNER --monitor=here index.js a b")]
    [TestCase("node node_modules/@pulumi/pulumi/cmd/run index.js", ExpectedResult = "node node_modules/@pulumi/pulumi/cmd/run --monitor=here index.js")]
    public string Extend_PutsTheRunnerBeforeTheProgram(string command)
    {
        using var workspace = new Workspace();
        var runner = Path.Combine(workspace.Folder, "node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");
        Directory.CreateDirectory(Path.GetDirectoryName(runner)!);
        File.WriteAllText(runner, "");
        var inside = Directory.CreateDirectory(Path.Combine(workspace.Folder, "infra")).FullName;
        var words = NodeRunner.Extend([.. command.Split(' ')], inside, Flags);
        return string.Join(' ', words).Replace(runner, "RUNNER", StringComparison.Ordinal);
    }

    [Test]
    public void Extend_SdkNotInstalled_SaysWhatToInstall()
    {
        using var workspace = new Workspace();
        Assert.That(
            () => NodeRunner.Extend(ImmutableArray.Create("node", "index.js"), workspace.Folder, Flags),
            Throws.TypeOf<CommandException>().With.Message.Contains("npm install"));
    }
}
