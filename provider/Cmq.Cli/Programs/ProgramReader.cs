using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Reads the declarations of a program from its files.</summary>
internal sealed partial class ProgramReader(ICollection<Diagnostic> diagnostics)
{
    private static readonly string[] ProgramKeys = ["name", "description", "runtime", "config", "configuration", "variables", "resources", "outputs"];

    // Keys of a project file that say nothing about what is to be there.
    private static readonly string[] PassedOver =
    [
        "author", "backend", "license", "main", "options", "packages", "plugins", "pulumi", "refresh", "requiredPulumiVersion",
        "stackConfigDir", "template", "website",
    ];

    /// <summary>Reads a program, with all that is wrong with it at once.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="diagnostics">Takes what is to be told.</param>
    /// <returns>The program; null when the files are none, which <paramref name="diagnostics"/> then say.</returns>
    public static CmqProgram? Read(ProgramFiles files, ICollection<Diagnostic> diagnostics)
    {
        var reader = new ProgramReader(diagnostics);
        var project = files.Project is { } projectFile ? reader.ReadFile(files, projectFile) : null;
        var main = files.Main is { } mainFile && (project is null || project.Find("resources") is null) ? reader.ReadFile(files, mainFile) : null;
        if ((files.Project is not null && project is null) || (project ?? main) is not { } header)
        {
            return null;
        }

        var program = reader.ReadHeader(files, header);
        foreach (var file in (ObjectExpression?[])[project, main])
        {
            program = file is null ? program : reader.ReadBody(program, file);
        }

        if (program.Resources.IsEmpty)
        {
            diagnostics.Add(Diagnostic.Warning(new(program.File, 1, 1), "the program declares no resource"));
        }

        return program;
    }

    private ObjectExpression? ReadFile(ProgramFiles files, string file) =>
        YamlReader.ReadFile(files.FullPath(file), files.Shown(file), isLiteral: false, diagnostics);

    private CmqProgram ReadHeader(ProgramFiles files, ObjectExpression file)
    {
        var name = "";
        if (file.Find("name") is not { } nameMember)
        {
            Error(file.Position, "the program has no name: add name: NAME at the top; the objects that it creates are tagged with it");
        }
        else if (Text(nameMember) is { } given)
        {
            name = given;
            if (!ProjectName().IsMatch(name))
            {
                Error(nameMember.Value.Position, $"'{name}' is not a program's name: it has 1 to 100 letters, digits, '-', '_' and '.'");
            }
        }

        CheckRuntime(file);
        return new()
        {
            Name = name,
            Directory = files.Directory,
            ShownDirectory = files.ShownDirectory,
            File = files.Shown(files.Main ?? files.Project!),
        };
    }

    private void CheckRuntime(ObjectExpression file)
    {
        var runtime = file.Find("runtime")?.Value;
        var (name, options) = runtime is ObjectExpression map ? (map.Find("name")?.Value, map.Find("options")) : (runtime, null);
        switch (name)
        {
            case null when runtime is null:
                break;
            case LiteralExpression { Value: StringValue { Value: "yaml" } } when options is null:
                break;
            case LiteralExpression { Value: StringValue { Value: "yaml" } }:
                Error(
                    options!.Position,
                    "cmq reads the YAML as it is, without a compiler: take the runtime's options out, or bring this program up with pulumi");
                break;
            case LiteralExpression { Value: StringValue language }:
                Error(
                    name.Position,
                    $"this program is written in {language.Value}, and cmq carries out YAML programs (runtime: yaml): bring it up with pulumi, or look at it with cmq preview -- COMMAND");
                break;
            default:
                Error((name ?? runtime)!.Position, "runtime is the name of a language: runtime: yaml");
                break;
        }
    }

    private CmqProgram ReadBody(CmqProgram program, ObjectExpression file)
    {
        foreach (var member in file.Members)
        {
            switch (member.Name)
            {
                case "config" or "configuration":
                    var (declared, settings) = ConfigReader.Read(program.Name, Members(member), diagnostics);
                    program = program with
                    {
                        Config = program.Config.AddRange(declared),
                        ProjectSettings = program.ProjectSettings.AddRange(settings),
                    };
                    break;
                case "variables":
                    program = program with { Variables = program.Variables.AddRange(Members(member)) };
                    break;
                case "resources":
                    var reader = new ResourceReader(diagnostics);
                    var resources = Members(member).Select(reader.Read).OfType<ResourceDeclaration>();
                    program = program with { Resources = program.Resources.AddRange(resources) };
                    break;
                case "outputs":
                    program = program with { Outputs = program.Outputs.AddRange(Members(member)) };
                    break;
                case "components":
                    Error(
                        member.Position,
                        "cmq does not carry out components in YAML: write their resources out, or bring this program up with pulumi");
                    break;
                case var known when ProgramKeys.Contains(known, StringComparer.Ordinal) || PassedOver.Contains(known, StringComparer.Ordinal):
                    break;
                default:
                    Error(member.Position, $"a program has no '{member.Name}'{Suggestion.Or(member.Name, ProgramKeys, "it has")}");
                    break;
            }
        }

        return program;
    }

    private ImmutableArray<ObjectMember> Members(ObjectMember member)
    {
        switch (member.Value)
        {
            case ObjectExpression map:
                return map.Members;
            case LiteralExpression { Value: NullValue }:
                return [];
            default:
                Error(member.Value.Position, $"{member.Name} holds keys and values");
                return [];
        }
    }

    private string? Text(ObjectMember member)
    {
        if (member.Value is LiteralExpression { Value: StringValue text })
        {
            return text.Value;
        }

        Error(member.Value.Position, $"{member.Name} is a string");
        return null;
    }

    private void Error(SourcePosition position, string message) => diagnostics.Add(Diagnostic.Error(position, message));

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectName();
}
