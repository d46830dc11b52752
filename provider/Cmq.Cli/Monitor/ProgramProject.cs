using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>The project that a program in any language belongs to.</summary>
internal sealed partial record ProgramProject
{
    private static readonly string[] FileNames = ["Pulumi.yaml", "Pulumi.yml"];

    private static readonly ImmutableDictionary<string, string> Calls = new Dictionary<string, string>
    {
        ["nodejs"] = "node .",
        ["dotnet"] = "dotnet run",
        ["go"] = "go run .",
        ["python"] = "python __main__.py",
        ["java"] = "mvn -q compile exec:java",
    }.ToImmutableDictionary();

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its files.</summary>
    public required ProgramFiles Files { get; init; }

    /// <summary>The language; null when there is no project file, or it names none.</summary>
    public string? Runtime { get; init; }

    /// <summary>The configuration that it declares.</summary>
    public ImmutableArray<ConfigDeclaration> Config { get; init; } = [];

    /// <summary>Values for other namespaces that it sets: <c>cmq:region</c>.</summary>
    public ImmutableArray<ObjectMember> Settings { get; init; } = [];

    /// <summary>How a program of its language is called; null when that is not known.</summary>
    public string? Call => Runtime is null ? null : Calls.GetValueOrDefault(Runtime);

    /// <summary>Reads a project.</summary>
    /// <param name="program">Its folder or its file, as the user named it.</param>
    /// <param name="workingDirectory">The folder that it is relative to.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <exception cref="CommandException">There is no such folder or file.</exception>
    public static ProgramProject Read(string program, string workingDirectory, ICollection<Diagnostic> diagnostics)
    {
        var path = Path.GetFullPath(program, workingDirectory);
        if (!Directory.Exists(path))
        {
            return Read(ProgramFiles.Find(program, workingDirectory), diagnostics);
        }

        var shown = program is "." or "./" ? "" : program;
        return Read(new(path, shown, FileNames.FirstOrDefault(name => File.Exists(Path.Combine(path, name))), null), diagnostics);
    }

    private static ProgramProject Read(ProgramFiles files, ICollection<Diagnostic> diagnostics)
    {
        var folder = NoName().Replace(new DirectoryInfo(files.Directory).Name, "-");
        var project = new ProgramProject { Name = folder, Files = files };
        if (files.Project is not { } file
            || YamlReader.ReadFile(files.FullPath(file), files.Shown(file), isLiteral: true, diagnostics) is not { } body)
        {
            return project;
        }

        project = project with { Name = Text(body.Find("name")?.Value) ?? folder, Runtime = RuntimeOf(body.Find("runtime")?.Value) };
        if (body.Find("config")?.Value is not ObjectExpression config)
        {
            return project;
        }

        var (declared, settings) = ConfigReader.Read(project.Name, config.Members, diagnostics);
        return project with { Config = declared, Settings = settings };
    }

    private static string? RuntimeOf(Expression? runtime) => runtime is ObjectExpression map ? Text(map.Find("name")?.Value) : Text(runtime);

    private static string? Text(Expression? value) => value is LiteralExpression { Value: StringValue { Value: var text } } ? text : null;

    [GeneratedRegex("[^A-Za-z0-9_.-]")]
    private static partial Regex NoName();
}
