using System.Xml.Linq;

namespace Cmq.Repository.Tests;

/// <summary>A project may reference only projects on lower floors; docs/architecture.md says why each stands where it does.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Cmq"] = 1,
        ["Cmq.CodeGen"] = 1,
        ["Cmq.Properties"] = 1,
        ["Pulumi.Cmq"] = 1,
        ["Cmq.Broker"] = 2,
        ["Cmq.Rpc.Messages"] = 2,
        ["Cmq.Emulator"] = 3,
        ["Cmq.Resources"] = 3,
        ["Cmq.Rpc"] = 3,
        ["Cmq.Storage"] = 3,
        ["Cmq.Provider"] = 4,
        ["Cmq.Cli"] = 4,
    };

    // What must not be seen from a room, whatever floor it would come from.
    private static readonly (string Project, string Forbidden)[] ForbiddenPackages =
    [
        ("Cmq", "Microsoft.AspNetCore"),
        ("Cmq", "Google.Protobuf"),
        ("Cmq", "Pulumi"),
        ("Cmq.Broker", "Microsoft.AspNetCore"),
        ("Cmq.Resources", "Microsoft.AspNetCore"),
        ("Cmq.Resources", "Google.Protobuf"),
        ("Cmq.Rpc", "Newtonsoft.Json"),
        ("Pulumi.Cmq", "Cmq"),
    ];

    private static IEnumerable<string> ProjectNames => Repository.Projects.Keys;

    [TestCaseSource(nameof(ProjectNames))]
    public void Project_HasAFloor(string project) =>
        Assert.That(Floors, Does.ContainKey(project), $"{project} is new: give it a floor here and in docs/architecture.md.");

    [TestCaseSource(nameof(ProjectNames))]
    public void Project_ReferencesLowerFloorsOnly(string project) =>
        Assert.That(Violations(project, Repository.Projects[project]), Is.Empty);

    [Test]
    public void Violations_ReferenceToTheSameFloor_IsOne()
    {
        var project = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../Cmq.Emulator/Cmq.Emulator.csproj" /></ItemGroup></Project>""");
        Assert.That(Violations("Cmq.Resources", project), Is.EqualTo(new[] { "Cmq.Resources (floor 3) references Cmq.Emulator (floor 3)" }));
    }

    [TestCaseSource(nameof(ForbiddenPackages))]
    public void Project_DoesNotReferenceWhatItMustNotKnow((string Project, string Forbidden) rule)
    {
        var references = Repository.Projects[rule.Project].Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "FrameworkReference")
            .Select(element => element.Attribute("Include")!.Value);
        Assert.That(references, Has.None.StartsWith(rule.Forbidden));
    }

    private static List<string> Violations(string name, XDocument project) =>
        [.. from reference in Repository.References(project)
            where Floors[reference] >= Floors[name]
            select $"{name} (floor {Floors[name]}) references {reference} (floor {Floors[reference]})"];
}
