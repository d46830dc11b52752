namespace Cmq.Cli.Tests;

/// <summary>
/// Files in <c>Golden/</c> that hold what a report looks like, to the letter. To rewrite them, run the tests once with <c>CMQ_WRITE_GOLDEN=1</c>: each one that
/// differs is rewritten, and its test fails, so that nobody overlooks it. Look at what changed, and run without.
/// </summary>
internal static class GoldenFile
{
    private static readonly string Folder = Path.Combine(Find(), "tests", "Cmq.Cli.Tests", "Golden");

    /// <summary>Compares text with a file.</summary>
    public static void Check(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (expected != text && Environment.GetEnvironmentVariable("CMQ_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
            Assert.Fail($"Golden/{name} was rewritten: look at what changed, and run without CMQ_WRITE_GOLDEN.");
        }

        Assert.That(text, Is.EqualTo(expected), $"Golden/{name} differs. If it is meant to, run once with CMQ_WRITE_GOLDEN=1.");
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cmq.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests were not built inside the repository.");
    }
}
