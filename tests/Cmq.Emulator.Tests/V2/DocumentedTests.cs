using System.Text.RegularExpressions;

namespace Cmq.Emulator.Tests;

/// <summary>The page that names tests names tests that exist.</summary>
internal sealed partial class DocumentedTests
{
    [Test]
    public void Page_NamesNoTestThatDoesNotExist()
    {
        var tests = typeof(DocumentedTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet();
        var named = TestName.Matches(File.ReadAllText(PagePath())).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.That(named, Has.Count.GreaterThan(60).And.SubsetOf(tests));
    }

    private static string PagePath()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cmq.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "emulator.md");
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+)`")]
    private static partial Regex TestName { get; }
}
