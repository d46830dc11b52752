using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>The configuration of a stack: <c>Pulumi.STACK.yaml</c>.</summary>
internal static class StackFile
{
    private static readonly string[] PassedOver = ["secretsprovider", "encryptedkey", "encryptionsalt", "environment"];

    /// <summary>Reads the file of a stack.</summary>
    /// <param name="files">The program's files.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>Its configuration, keys with their namespace.</returns>
    public static ImmutableArray<ObjectMember> Read(ProgramFiles files, string stack, ICollection<Diagnostic> diagnostics)
    {
        var names = NamesOf(stack);
        if (names.FirstOrDefault(name => File.Exists(files.FullPath(name))) is not { } found)
        {
            diagnostics.Add(Diagnostic.Error(null, $"There is no {names[0]} for stack '{stack}' beside the program{Existing(files)}."));
            return [];
        }

        if (YamlReader.ReadFile(files.FullPath(found), files.Shown(found), isLiteral: true, diagnostics) is not { } file)
        {
            return [];
        }

        foreach (var member in file.Members.Where(member => member.Name != "config" && !PassedOver.Contains(member.Name, StringComparer.Ordinal)))
        {
            diagnostics.Add(Diagnostic.Error(member.Position, $"a stack's file has no '{member.Name}': its values go under config"));
        }

        if (file.Find("environment") is { } environment)
        {
            diagnostics.Add(Diagnostic.Warning(environment.Position, "cmq does not read Pulumi ESC environments: their values are not used"));
        }

        switch (file.Find("config")?.Value)
        {
            case ObjectExpression config:
                return config.Members;
            case null or LiteralExpression { Value: NullValue }:
                return [];
            case var other:
                diagnostics.Add(Diagnostic.Error(other.Position, "config holds keys and values"));
                return [];
        }
    }

    /// <summary>The names that the file of a stack can have.</summary>
    public static string[] NamesOf(string stack) => [$"Pulumi.{stack}.yaml", $"Pulumi.{stack}.yml"];

    /// <summary>Whether a value is encrypted: an object with the one member <c>secure</c>.</summary>
    public static bool IsEncrypted(Expression value) => value is ObjectExpression { Members: [{ Name: "secure" }] };

    private static string Existing(ProgramFiles files)
    {
        var stacks = Directory.EnumerateFiles(files.Directory, "Pulumi.*.y*ml")
            .Select(path => Path.GetFileNameWithoutExtension(path)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal)
            .ToList();
        return stacks.Count == 0 ? "" : $"; there are stacks {string.Join(", ", stacks)}";
    }
}
