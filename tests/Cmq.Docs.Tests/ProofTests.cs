namespace Cmq.Docs.Tests;

/// <summary>Where a table has a column for tests, each of its rows names one, and each that it names is there.</summary>
public sealed class ProofTests
{
    private static IEnumerable<string> PagesWithProofs => Pages.All.Where(page => ProofRow.Of(Read(page)).Any());

    [TestCaseSource(nameof(PagesWithProofs))]
    public void Rows_NameTestsThatExist(string page) => Assert.That(Errors(Read(page)), Is.Empty);

    [Test]
    public void Pages_OfTheServicesBehaviour_HaveProofs() =>
        Assert.That(PagesWithProofs, Is.SupersetOf(new[] { "docs/broker.md", "docs/client.md", "docs/emulator.md" }));

    [Test]
    public void Faults_OfOtherClients_AllStandInTheRowOfTheirNumber()
    {
        var told = from row in ProofRow.Of(Read("docs/client.md"))
                   from test in row.Tests
                   where FaultNumber(test) is not null
                   select (Row: row.What, Test: test);
        var all = TestNames.All.Where(test => FaultNumber(test) is not null).Select(test => (Row: FaultNumber(test)!, Test: test)).ToList();
        Assert.That(told, Is.EquivalentTo(all));
        Assert.That(all.Select(entry => entry.Row).Distinct().Count(), Is.EqualTo(26));
    }

    [TestCase("| a | `NoSuchTest_Anywhere` |", "3: there is no test 'NoSuchTest_Anywhere'")]
    [TestCase("| a | `Rows_NameTestsThatExist`, `Errors` |", "3: there is no test 'Errors'")]
    [TestCase("| a | the tests of everything |", "3: 'a' names no test")]
    [TestCase("| a | |", "3: 'a' names no test")]
    [TestCase("| a |", "3: 'a' names no test")]
    [TestCase("| a | `Rows_NameTestsThatExist` |\n| b \\| c | |", "4: 'b \\| c' names no test")]
    public void Row_WithoutProof_IsTold(string rows, string error) =>
        Assert.That(Errors($"| what | Proved by |\n|---|---|\n{rows}".Split('\n')), Is.EqualTo(new[] { error }));

    [TestCase("| what | test |\n|---|---|\n| a | `Rows_NameTestsThatExist` |")]
    [TestCase("| test | what |\n|---|---|\n| `plans faults and ends them` | the page's `form` |")]
    [TestCase("| what | here |\n|---|---|\n| a | `anything` |")]
    public void Row_WithProof_IsFine(string table) => Assert.That(Errors(table.Split('\n')), Is.Empty);

    [Test]
    public void Method_WithoutTheAttributeOfATest_IsNone() =>
        Assert.That(TestNames.OfCSharp("class C { [Test] public void A_B() {} [SetUp] public void Start() {} [FsCheck.NUnit.Property] public bool L() => true; }"), Is.EqualTo(new[] { "A_B", "L" }));

    [Test]
    public void Title_OfAGroup_IsNoTest() =>
        Assert.That(TestNames.OfNode("describe(\"a group\", () => { it(\"does this\", async () => {}); x.test(\"no\", 1); });"), Is.EqualTo(new[] { "does this" }));

    // "7" of Fault07_Status_IsLookedAt.
    private static string? FaultNumber(string test) =>
        test.StartsWith("Fault", StringComparison.Ordinal) && test.IndexOf('_', StringComparison.Ordinal) == 7 ? test[5..7].TrimStart('0') : null;

    private static IEnumerable<string> Errors(IReadOnlyList<string> lines) => ProofRow.Of(lines).SelectMany(row => row.Tests.Count == 0
        ? [$"{row.Line}: '{row.What}' names no test"]
        : row.Tests.Where(test => !TestNames.All.Contains(test)).Select(test => $"{row.Line}: there is no test '{test}'"));

    private static string[] Read(string page) => File.ReadAllLines(Path.Combine(Pages.Root, page));
}
