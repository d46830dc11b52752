namespace Cmq.Docs.Tests;

/// <summary>The Markdown pages of the repository.</summary>
internal static class Pages
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The pages, below the folder, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal),
        .. Below("docs"), .. Below("examples"), .. Below("sdk"),
    ];

    /// <summary>Every block of code in them.</summary>
    public static IReadOnlyList<Sample> Samples { get; } = [.. All.SelectMany(page => Read(page, File.ReadAllLines(Path.Combine(Root, page))))];

    /// <summary>The blocks of code in a page.</summary>
    public static IEnumerable<Sample> Read(string page, IReadOnlyList<string> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            var indent = lines[start].Length - lines[start].TrimStart().Length;
            if (!lines[start].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var language = lines[start].Trim()[3..];
            var end = start + 1;
            while (end < lines.Count && lines[end].Trim() != "```")
            {
                end++;
            }

            yield return new Sample(page, start + 2, language, string.Join('\n', lines.Skip(start + 1).Take(end - start - 1).Select(line => line[Math.Min(indent, line.Length)..])));
            start = end;
        }
    }

    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(page => !page.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cmq.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests were not built inside the repository.");
    }
}
