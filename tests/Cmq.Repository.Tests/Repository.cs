using System.Xml.Linq;

namespace Cmq.Repository.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder: the nearest one above the test assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The projects under sdk/ and provider/, by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = ProjectFiles("sdk", "provider")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, XDocument.Load);

    /// <summary>All project files below these folders of the repository.</summary>
    public static IEnumerable<string> ProjectFiles(params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    /// <summary>The names of the projects that a project references.</summary>
    public static IEnumerable<string> References(XDocument project) => project
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cmq.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests were not built inside the repository.");
    }
}
