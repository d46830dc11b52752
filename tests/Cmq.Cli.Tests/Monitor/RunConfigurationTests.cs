namespace Cmq.Cli.Tests;

/// <summary>The configuration that a program of another language runs with.</summary>
public sealed class RunConfigurationTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void MakeWorkspace() => _workspace = new();

    [TearDown]
    public void RemoveWorkspace() => _workspace.Dispose();

    [Test]
    public void Read_LaterPlaces_GoOverEarlierOnes()
    {
        var read = Read("  a: { default: 1 }\n  b: { default: 1 }\n  c: { default: 1 }\n", "  demo:b: 2\n  demo:c: 2\n", "c=3");
        Assert.That(read.Values.Values, Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [TestCase("  demo:a: [1, two]\n", "demo:a", "[1,\"two\"]")]
    [TestCase("  demo:a: { b: true }\n", "demo:a", "{\"b\":true}")]
    [TestCase("  demo:a: text\n", "demo:a", "text")]
    [TestCase("  demo:a: 5\n", "demo:a", "5")]
    [TestCase("  a: false\n", "demo:a", "false")]
    [TestCase("  aws:config:region: eu\n", "aws:region", "eu")]
    public void Read_StackFile_GivesTextUnderTheFullKey(string stack, string key, string value) =>
        Assert.That(Read("", stack).Values.GetValueOrDefault(key), Is.EqualTo(value));

    [Test]
    public void Read_EncryptedValue_IsTold()
    {
        var diagnostics = new List<Diagnostic>();
        Read("", "  demo:key:\n    secure: AAA\n", diagnostics: diagnostics);
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Message), Has.One.Contains("--config demo:key=VALUE"));
    }

    [Test]
    public void Read_EncryptedValueThatIsPassed_IsSecret() =>
        Assert.That(Read("", "  demo:key:\n    secure: AAA\n", "key=open").SecretKeys, Is.EqualTo(new[] { "demo:key" }));

    [Test]
    public void Read_CredentialsOfTheProvider_AreSecret() =>
        Assert.That(Read("", "", "cmq:secretKey=open").SecretKeys, Is.EqualTo(new[] { "cmq:secretKey" }));

    [Test]
    public void Read_SettingsOfTheProvider_AreTaken() =>
        Assert.That(Read("", "  cmq:edition: classic\n").Settings, Does.ContainKey("edition"));

    [Test]
    public void Project_WithoutAFile_IsNamedAsItsFolder() => Assert.That(
        ProgramProject.Read(".", _workspace.Folder, []).Name, Is.EqualTo(Path.GetFileName(_workspace.Folder)));

    private RunConfiguration Read(string config, string stack, string? option = null, List<Diagnostic>? diagnostics = null)
    {
        _workspace.Write("Pulumi.yaml", $"name: demo\nruntime: go\nconfig:\n{config}");
        _workspace.Write("Pulumi.dev.yaml", $"config:\n{stack}");
        var found = diagnostics ?? [];
        var project = ProgramProject.Read(".", _workspace.Folder, found);
        var read = RunConfiguration.Read(project, StackFile.Read(project.Files, "dev", found), option is null ? [] : [option], found);
        Assert.That(found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return read;
    }
}
