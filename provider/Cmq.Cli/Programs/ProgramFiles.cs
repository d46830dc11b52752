namespace Cmq.Cli;

/// <summary>The files of a program: the project file, and the file with the resources, which may be the same.</summary>
/// <param name="Directory">Their folder, as a full path.</param>
/// <param name="ShownDirectory">Their folder as the user named it, for messages.</param>
/// <param name="Project">Name of the project file; null when there is none.</param>
/// <param name="Main">Name of the file with the resources when it is another; null when they are in the project file.</param>
internal sealed record ProgramFiles(string Directory, string ShownDirectory, string? Project, string? Main)
{
    private const string WayOut = "Name the program's file, or its folder.";

    private static readonly string[] ProjectNames = ["Pulumi.yaml", "Pulumi.yml"];
    private static readonly string[] MainNames = ["Main.yaml", "Main.yml"];

    /// <summary>Finds the files.</summary>
    /// <param name="program">A file, or its folder, as the user named it.</param>
    /// <param name="workingDirectory">The folder that it is relative to.</param>
    /// <exception cref="CommandException">There is no program there.</exception>
    public static ProgramFiles Find(string program, string workingDirectory)
    {
        var path = Path.GetFullPath(program, workingDirectory);
        if (System.IO.Directory.Exists(path))
        {
            var shown = program is "." or "./" ? "" : program;
            var (project, main) = (FirstOf(path, ProjectNames), FirstOf(path, MainNames));
            return project is null && main is null
                ? throw new CommandException(ExitCode.Usage, $"There is no Pulumi.yaml in '{program}'. {WayOut}")
                : new(path, shown, project, main);
        }

        if (!File.Exists(path))
        {
            throw new CommandException(ExitCode.Usage, $"There is no file or folder '{program}'. {WayOut}");
        }

        var directory = Path.GetDirectoryName(path)!;
        var file = Path.GetFileName(path);
        return MainNames.Contains(file, StringComparer.Ordinal)
            ? new(directory, Path.GetDirectoryName(program) ?? "", FirstOf(directory, ProjectNames), file)
            : new(directory, Path.GetDirectoryName(program) ?? "", file, null);
    }

    /// <summary>A file of the program as messages name it.</summary>
    public string Shown(string file) => Path.Combine(ShownDirectory, file);

    /// <summary>The full path of a file of the program.</summary>
    public string FullPath(string file) => Path.Combine(Directory, file);

    private static string? FirstOf(string directory, string[] names) => names.FirstOrDefault(name => File.Exists(Path.Combine(directory, name)));
}
