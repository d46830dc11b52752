namespace Cmq.CodeGen;

/// <summary>What every file of the SDK begins with.</summary>
internal static class CodeFile
{
    public static string Write(string space, Action<CodeWriter> body, params string[] usings)
    {
        var code = new CodeWriter();
        code.Line("// Written by `make sdk` from the schema of the package: change the schema's source, not this file.").Line();
        foreach (var name in usings)
        {
            code.Line($"using {name};");
        }

        if (usings.Length > 0)
        {
            code.Line();
        }

        code.Block($"namespace {space}", () => body(code));
        return code.ToString();
    }

    /// <summary>The usings of a file with resources, arguments or results.</summary>
    public static string[] UsualUsings { get; } =
        ["System", "System.Collections.Generic", "System.Collections.Immutable", "System.Threading.Tasks", "Pulumi.Serialization"];
}
