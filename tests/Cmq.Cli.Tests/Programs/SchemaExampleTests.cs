using System.Text.RegularExpressions;
using Cmq.Resources;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary>The YAML examples of the package schema are programs of this command too, but for those with components, which only the plugin constructs.</summary>
public sealed class SchemaExampleTests
{
    private static IEnumerable<TestCaseData> Examples =>
        from section in new[] { "resources", "functions" }
        from member in ((JObject)JObject.Parse(PackageSchema.ToJson())[section]!).Properties()
        where (bool?)member.Value["isComponent"] != true
        from example in Regex.Matches((string)member.Value["description"]!, "^### (.*?)$.*?^```yaml$(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)
        select new TestCaseData(example.Groups[2].Value.TrimStart()).SetArgDisplayNames($"{member.Name}: {example.Groups[1].Value}");

    [TestCaseSource(nameof(Examples))]
    public void Example_IsAProgram(string text)
    {
        var diagnostics = new List<Diagnostic>();

        // A program of this command declares a resource, which an example of a function can do without.
        var program = Programs.Read(text.Contains("resources:") ? text : text + "resources:\n  other:\n    type: cmq:Topic\n");
        ReferenceBinder.Bind(program, diagnostics);
        Assert.That(diagnostics, Is.Empty);
    }
}
