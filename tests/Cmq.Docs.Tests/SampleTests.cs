using Newtonsoft.Json.Linq;

namespace Cmq.Docs.Tests;

/// <summary>Every sample in the pages is compiled, read or run, so that none says what is no longer so.</summary>
public sealed class SampleTests
{
    // What is shown and not meant to be typed in, and languages whose peers are tested in tests/interop.
    private static readonly string[] NotRun = ["text", "js", "typescript", "python", "go", "xml", "mermaid"];

    private static IEnumerable<Sample> CSharp => Of("csharp");

    // The examples of the reference come from one model, whose tests bring them up.
    private static IEnumerable<Sample> Yaml => Of("yaml").Where(sample => sample.Page != "docs/reference.md");

    private static IEnumerable<Sample> Shell => Of("sh");

    private static IEnumerable<Sample> Json => Of("json");

    [Test]
    public void Samples_AreOfLanguagesThatAreTested() => Assert.That(
        Pages.Samples.Where(sample => !NotRun.Contains(sample.Language)).Select(sample => sample.Language).Distinct(),
        Is.SubsetOf(new[] { "csharp", "yaml", "sh", "json" }));

    [TestCaseSource(nameof(CSharp))]
    public void CSharp_Compiles(Sample sample) => Assert.That(CSharpSample.Errors(sample.Code), Is.Empty);

    [TestCaseSource(nameof(Yaml))]
    public async Task YamlProgram_IsPreviewed(Sample sample)
    {
        var (exit, error) = await YamlSample.PreviewAsync(sample.Code);
        var refusal = YamlSample.Refusal(sample.Code);
        Assert.That(exit == 0, Is.EqualTo(refusal is null), error);
        Assert.That(error, Does.Contain(refusal ?? ""));
    }

    [TestCaseSource(nameof(Shell))]
    public void Shell_CommandsExist(Sample sample) => Assert.That(ShellSample.Errors(sample.Code), Is.Empty);

    [TestCaseSource(nameof(Json))]
    public void Json_IsRead(Sample sample) => Assert.That(() => JToken.Parse(sample.Code), Throws.Nothing);

    [Test]
    public void CSharp_ThatDoesNotCompile_IsTold() => Assert.That(CSharpSample.Errors("new Queue(42);"), Is.Not.Empty);

    [Test]
    public async Task YamlProgram_ThatTheServiceRefuses_IsTold() => Assert.That(
        (await YamlSample.PreviewAsync("name: x\nruntime: yaml\nresources:\n  q:\n    type: cmq:Queue\n    properties:\n      visibilityTimeout: 0\n")).Exit,
        Is.Not.Zero);

    [TestCase("rules:\n  - { check: nonsense }\n")]
    [TestCase("rules:\n  - { type: queue }\n")]
    public async Task YamlRules_ThatAreWrong_AreTold(string rules) => Assert.That((await YamlSample.PreviewAsync(rules)).Exit, Is.Not.Zero);

    [TestCase("make nonsense")]
    [TestCase("pulumi refrsh")]
    [TestCase("dotnet instal x")]
    [TestCase("cmq upp shop")]
    [TestCase("cmq preview shop --bakend memory")]
    public void Shell_UnknownCommand_IsTold(string command) => Assert.That(ShellSample.Errors(command), Is.Not.Empty);

    private static IEnumerable<Sample> Of(string language) => Pages.Samples.Where(sample => sample.Language == language);
}
