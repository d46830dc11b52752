using System.Xml.Linq;
using Cmq.Resources;
using Newtonsoft.Json.Linq;

namespace Cmq.Repository.Tests;

/// <summary>What a newcomer relies on: one solution with everything in it, versions in one place, no machine's own paths.</summary>
public sealed class LayoutTests
{
    [Test]
    public void Solution_HoldsEveryProject()
    {
        var listed = XDocument.Load(Path.Combine(Repository.Root, "Cmq.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);
        var present = Repository.ProjectFiles("sdk", "provider", "tests", "examples")
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        Assert.That(listed, Is.EquivalentTo(present));
    }

    [Test]
    public void Projects_TakeVersionsFromOnePlace()
    {
        var own = Repository.ProjectFiles("sdk", "provider", "tests", "examples")
            .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null));
        Assert.That(own, Is.Empty, "Versions belong into Directory.Packages.props.");
    }

    [Test]
    public void PulumiPackage_HasTheRangeThatTheSchemaGivesToSdks()
    {
        var schema = JObject.Parse(PackageSchema.ToJson());
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => package.Attribute("Include")!.Value == "Pulumi").Attribute("Version")!.Value;
        Assert.That(version, Is.EqualTo((string?)schema["language"]!["csharp"]!["packageReferences"]!["Pulumi"]));
    }

    [Test]
    public void EveryRoom_HasItsTests()
    {
        var rooms = Repository.Projects.Keys.Where(name => name != "Cmq.Rpc.Messages");
        Assert.That(rooms.Where(name => !Directory.Exists(Path.Combine(Repository.Root, "tests", name + ".Tests"))), Is.Empty);
    }

    [Test]
    public void LockFiles_NameNoRegistry()
    {
        string[] packages = [Path.Combine("tests", "interop"), Path.Combine("tests", "interop", "bench")];
        var lockFiles = packages.Select(package => Path.Combine(Repository.Root, package, "package-lock.json"));
        Assert.That(lockFiles.Where(file => File.ReadAllText(file).Contains("\"resolved\"", StringComparison.Ordinal)), Is.Empty);
    }
}
