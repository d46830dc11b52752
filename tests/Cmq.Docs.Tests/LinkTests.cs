using System.Text.RegularExpressions;

namespace Cmq.Docs.Tests;

/// <summary>Each link from page to page leads somewhere, to a heading that is there.</summary>
public sealed partial class LinkTests
{
    private static IEnumerable<string> AllPages => Pages.All;

    [TestCaseSource(nameof(AllPages))]
    public void Links_LeadToFilesAndHeadings(string page)
    {
        var broken = Link().Matches(WithoutCode(page))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Exists(page, target));
        Assert.That(broken, Is.Empty);
    }

    private static bool Exists(string page, string target)
    {
        var parts = target.Split('#');
        var file = parts[0].Length == 0 ? Path.Combine(Pages.Root, page) : Path.GetFullPath(Path.Combine(Pages.Root, Path.GetDirectoryName(page)!, parts[0]));
        return parts.Length == 1
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file) && File.ReadLines(file).Where(line => line.StartsWith('#')).Select(Anchor).Contains(parts[1]);
    }

    // As the places that show Markdown make them: lower case, words joined by hyphens, the rest left out.
    private static string Anchor(string heading) => NoAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string page) => Fence().Replace(File.ReadAllText(Path.Combine(Pages.Root, page)), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NoAnchor();
}
