using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cmq.Docs.Tests;

/// <summary>Compiles a sample in C#: a program or a part of one, with what a project of today imports by itself.</summary>
internal static class CSharpSample
{
    private const string Imports = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // What the parts of programs in the pages leave out.
    private const string ImportsOfPulumi = """
        global using Pulumi;
        global using Pulumi.Cmq;
        global using Pulumi.Cmq.Inputs;
        """;

    private static readonly List<MetadataReference> All = References(_ => true);

    // A program of Pulumi references Pulumi.Cmq alone; only then may it say `using Cmq = Pulumi.Cmq`.
    private static readonly List<MetadataReference> WithoutLibrary = References(file => !file.StartsWith("Cmq", StringComparison.Ordinal));

    public static IEnumerable<string> Errors(string code)
    {
        var imports = code.Contains("using Pulumi", StringComparison.Ordinal) || code.Contains("using Cmq;", StringComparison.Ordinal)
            ? Imports
            : Imports + "\n" + ImportsOfPulumi;
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation
            .Create(
                "Sample",
                [CSharpSyntaxTree.ParseText(code, options), CSharpSyntaxTree.ParseText(imports, options)],
                code.Contains("using Cmq = Pulumi.Cmq;", StringComparison.Ordinal) ? WithoutLibrary : All,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }

    private static List<MetadataReference> References(Func<string, bool> isWanted) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal) && isWanted(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
