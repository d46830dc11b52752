namespace Cmq.CodeGen;

/// <summary>The folder that holds a generated SDK beside its project file.</summary>
public static class SdkFolder
{
    /// <summary>The files in the folder that are generated: all but the project file, and what a build leaves there.</summary>
    /// <param name="folder">The SDK's folder.</param>
    /// <returns>Paths below the folder, with forward slashes.</returns>
    public static IEnumerable<string> Generated(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => !path.EndsWith(".csproj", StringComparison.Ordinal) && path.Split('/')[0] is not ("bin" or "obj"))
        : [];

    /// <summary>Writes the files and removes those that are no longer generated.</summary>
    /// <param name="folder">The SDK's folder; it is made where it is missing.</param>
    /// <param name="files">Text by path.</param>
    /// <exception cref="IOException">A file can't be written or removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for lack of rights.</exception>
    public static void Update(string folder, IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var stale in Generated(folder).Where(path => !files.ContainsKey(path)).ToList())
        {
            File.Delete(Path.Combine(folder, stale));
        }

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
