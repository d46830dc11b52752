namespace Cmq.Cli;

/// <summary>The files that a command line names to be read, so that nothing is written in the place of one.</summary>
/// <param name="host">The surroundings.</param>
internal sealed class InputFiles(CommandHost host)
{
    private static readonly StringComparer Paths =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private readonly Dictionary<string, string> _inputs = new(Paths);

    /// <summary>Adds a file.</summary>
    /// <param name="what">What it is: <c>policy</c>.</param>
    /// <param name="file">The file as the user named it; null or empty for none.</param>
    public InputFiles Add(string what, string? file)
    {
        if (!string.IsNullOrEmpty(file))
        {
            _inputs.TryAdd(Place(file), $"{what} {file}");
        }

        return this;
    }

    /// <summary>Adds the files of a program, and that of its stack. Where there is no program, there is none to lose.</summary>
    /// <param name="program">A file, or its folder, as the user named it.</param>
    /// <param name="stack">The stack; null for none.</param>
    public InputFiles AddProgram(string program, string? stack)
    {
        ProgramFiles files;
        try
        {
            files = ProgramFiles.Find(program, host.WorkingDirectory);
        }
        catch (CommandException)
        {
            return this;
        }

        foreach (var name in new[] { files.Project, files.Main }.OfType<string>())
        {
            Add("program", files.Shown(name));
        }

        foreach (var name in stack is null ? [] : StackFile.NamesOf(stack))
        {
            Add("stack's file", files.Shown(name));
        }

        return this;
    }

    /// <summary>Adds the file of the memory backend, if the command line names one.</summary>
    /// <param name="provider">Values of the provider's settings that have an option.</param>
    public InputFiles AddMemory(IReadOnlyDictionary<string, string> provider) =>
        Add("memory file", provider.GetValueOrDefault(Resources.ConfigSpec.MemoryFile.Name));

    /// <summary>Refuses to write in the place of one.</summary>
    /// <param name="option">The option that names the file, as it was written: <c>--out json=report.json</c>.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="CommandException">It is one of them.</exception>
    public void Refuse(string option, string file)
    {
        if (_inputs.TryGetValue(Place(file), out var input))
        {
            throw new CommandException(ExitCode.Usage, $"{option}: this is the {input}, which would be overwritten.");
        }
    }

    // Where a path leads. A second name of the same file, a hard link, is not known as one.
    private string Place(string file)
    {
        var path = Path.GetFullPath(file, host.WorkingDirectory);
        var place = Path.GetPathRoot(path)!;
        foreach (var name in path[place.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            place = Path.Combine(place, name);
            try
            {
                place = new FileInfo(place).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? place;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is not there yet, or leads in a circle: then it is no input.
            }
        }

        return place;
    }
}
