using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cmq.Docs.Tests;

/// <summary>The tests of the repository, by the names of their methods, or by their titles for those that run in Node.</summary>
internal static partial class TestNames
{
    private static readonly string[] Attributes = ["Test", "TestCase", "TestCaseSource", "Property"];

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = Files("*.cs").SelectMany(OfCSharp).Concat(Files("*.mjs").SelectMany(OfNode)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The test methods in C# code.</summary>
    public static IEnumerable<string> OfCSharp(string code) =>
        from method in CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Attributes.Contains(attribute.Name.ToString().Split('.')[^1]))
        select method.Identifier.Text;

    /// <summary>The titles of the tests in a module.</summary>
    public static IEnumerable<string> OfNode(string code) => Title().Matches(code).Select(match => match.Groups["title"].Value);

    private static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Path.Combine(Pages.Root, "tests"), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
        .Select(File.ReadAllText);

    [GeneratedRegex("""(?<![\w.])(?:it|test)\("(?<title>[^"]+)",""")]
    private static partial Regex Title();
}
