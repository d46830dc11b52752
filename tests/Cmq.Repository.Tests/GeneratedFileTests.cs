using Cmq.CodeGen;
using Cmq.Resources;

namespace Cmq.Repository.Tests;

/// <summary>What is generated from the attribute tables and checked in is what the tables give today.</summary>
public sealed class GeneratedFileTests
{
    private const string Remedy = "The attribute tables have changed: run 'make sdk' and commit what it writes.";

    [Test]
    public void SchemaJson_IsUpToDate() => Assert.That(Read("provider/Cmq.Provider/schema.json"), Is.EqualTo(PackageSchema.ToJson()), Remedy);

    [Test]
    public void ReferencePage_IsUpToDate() => Assert.That(Read("docs/reference.md"), Is.EqualTo(ReferencePage.ToMarkdown()), Remedy);

    [Test]
    public void CSharpSdk_IsUpToDate()
    {
        var folder = Path.Combine(Repository.Root, "sdk", "Pulumi.Cmq");
        var present = SdkFolder.Generated(folder).ToDictionary(path => path, path => Read(Path.Combine("sdk", "Pulumi.Cmq", path)));
        Assert.That(present, Is.EquivalentTo(CSharpSdk.Write(PackageSchema.ToJson())), Remedy);
    }

    private static string Read(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
    }
}
