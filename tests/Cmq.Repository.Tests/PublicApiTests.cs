namespace Cmq.Repository.Tests;

/// <summary>What users of the package can call changes only together with the file that lists it.</summary>
public sealed class PublicApiTests
{
    private const string Remedy = "The public surface of the package has changed. If that is meant: run 'make api' and commit what it writes.";

    private static readonly string Listing = Path.Combine(Repository.Root, "sdk", "Cmq", "PublicApi.txt");

    [Test]
    public void PublicApi_IsThatOfTheListing()
    {
        var present = PublicApi.Of(Assembly("net10.0"));
        if (Environment.GetEnvironmentVariable("CMQ_WRITE_PUBLIC_API") is not null)
        {
            File.WriteAllText(Listing, present);
        }

        Assert.That(present, Is.EqualTo(File.ReadAllText(Listing).ReplaceLineEndings("\n")), Remedy);
    }

    [Test]
    public void PublicApi_IsTheSameOnBothFrameworks() => Assert.That(PublicApi.Of(Assembly("net8.0")), Is.EqualTo(PublicApi.Of(Assembly("net10.0"))));

    // The project's own output for a framework, of the configuration that this was built in; the test project builds both.
    private static string Assembly(string framework)
    {
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "sdk", "Cmq", "bin", configuration, framework, "Cmq.dll");
    }
}
