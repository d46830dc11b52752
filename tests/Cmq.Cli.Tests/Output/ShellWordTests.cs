namespace Cmq.Cli.Tests;

/// <summary>Command lines that are shown to be copied.</summary>
public sealed class ShellWordTests
{
    [TestCase("plan.json", "plan.json")]
    [TestCase("out/plan-1_a.json", "out/plan-1_a.json")]
    [TestCase("odd name; $(touch x) é.json", "'odd name; $(touch x) é.json'")]
    [TestCase("it's.json", @"'it'\''s.json'")]
    [TestCase("-rf.json", "./-rf.json")]
    [TestCase("- x.json", "'./- x.json'")]
    [TestCase("~/plan.json", "'~/plan.json'")]
    [TestCase("a\nb", "'a\nb'")]
    [TestCase("", "''")]
    public void OfFile_IsOneWordOfAShell(string file, string expected) => Assert.That(ShellWord.OfFile(file), Is.EqualTo(expected));

    [Test]
    public async Task Plan_ShowsACommandThatCanBeCopied()
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("one:\n  type: cmq:Queue\n  properties: { name: one }\n");
        var run = await workspace.SucceedAsync("plan", "--out", "odd name; $(touch x).json");
        Assert.That(run.Out, Does.Contain("To carry it out: cmq apply 'odd name; $(touch x).json'\n"));
    }
}
