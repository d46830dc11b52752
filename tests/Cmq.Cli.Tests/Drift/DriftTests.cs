namespace Cmq.Cli.Tests;

/// <summary>What <c>cmq drift</c> finds, and how it ends.</summary>
public sealed class DriftTests
{
    [Test]
    public async Task Untouched_EndsWith0()
    {
        using var workspace = await ReviewWorkspace.UpAsync();
        var run = await workspace.RunAsync("drift");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Out, Does.Contain("Drift: none"));
    }

    [Test]
    public async Task Drifted_EndsWith3_AndNamesWhatWasChangedMissingAndUnmanaged()
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        var report = await workspace.DriftAsync();
        Assert.That(report.Findings(), Is.EqualTo(new[]
        {
            "changed queue/orders deadLetterPolicy.maxReceiveCount",
            "changed queue/orders visibilityTimeout",
            "changed subscription/order-events/stock filterTags",
            "missing queue/audit",
            "unmanaged queue/scratch",
            "unmanaged subscription/order-events/copy",
        }));
        Assert.That((int)report["exitCode"]!, Is.EqualTo((int)ExitCode.Changes));
    }

    [Test]
    public async Task Changed_TellsBothValues_WhereAndWhen()
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        var finding = (await workspace.DriftAsync())["findings"]![1]!;
        Assert.That(
            (finding["declared"]!.ToString(), finding["live"]!.ToString(), finding["file"]!.ToString(), finding["line"]!.ToString()),
            Is.EqualTo(("60", "120", "Pulumi.yaml", "11")));
        Assert.That((DateTime)finding["lastModified"]!, Is.EqualTo(workspace.Clock.GetUtcNow().UtcDateTime));
    }

    [Test]
    public async Task Drift_ChangesNothing()
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        var before = await File.ReadAllBytesAsync(workspace.MemoryFile);
        await workspace.RunAsync("drift");
        Assert.That(await File.ReadAllBytesAsync(workspace.MemoryFile), Is.EqualTo(before));
    }

    [Test]
    public async Task Coverage_IsDeclaredOfLive()
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        var summary = (await workspace.DriftAsync())["summary"]!;
        Assert.That(((int)summary["managed"]!, (int)summary["live"]!, (double)summary["coverage"]!), Is.EqualTo((5, 7, 71.4)));
    }

    [Test]
    public async Task Calls_ArePagesAndOneForWhatIsMissing()
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        var calls = (await workspace.DriftAsync())["calls"]!;
        Assert.That((int)calls["total"]!, Is.EqualTo(4), calls.ToString());
    }

    [TestCase("changed", 3)]
    [TestCase("missing", 1)]
    [TestCase("unmanaged", 2)]
    public async Task Only_TellsOneKind(string kind, int expected)
    {
        using var workspace = await ReviewWorkspace.DriftedAsync();
        Assert.That((await workspace.DriftAsync("--only", kind)).Findings().Count(), Is.EqualTo(expected));
    }

    [Test]
    public async Task IgnoreChanges_OfTheProgram_AreNoDrift()
    {
        const string More = "\nown:\n  type: cmq:Queue\n  properties: { name: own, visibilityTimeout: 60 }\n  options: { ignoreChanges: [visibilityTimeout] }";
        using var workspace = await ReviewWorkspace.UpAsync(More);
        await workspace.Broker.ModifyQueueAsync("own", new() { VisibilityTimeout = 90 });
        Assert.That((await workspace.DriftAsync()).Findings(), Is.Empty);
    }

    [Test]
    public async Task SeveralSources_CoverTogether()
    {
        using var workspace = await ReviewWorkspace.UpAsync();
        workspace.Write("more.yaml", "name: more\nruntime: yaml\nresources: { q: { type: cmq:Queue, properties: { name: more } } }");
        await workspace.SucceedAsync("up", "more.yaml", "--yes");
        var report = await workspace.DriftAsync(".", "more.yaml");
        Assert.That((report.Findings().Count(), (int)report["summary"]!["managed"]!), Is.EqualTo((0, 7)));
    }

    [Test]
    public async Task DeclaredTwice_IsTold()
    {
        using var workspace = await ReviewWorkspace.UpAsync();
        workspace.Write("more.yaml", "name: more\nruntime: yaml\nresources: { q: { type: cmq:Queue, properties: { name: Orders } } }");
        var report = await workspace.DriftAsync(".", "more.yaml");
        Assert.That(report["notes"]!.Select(note => note.ToString()), Has.One.StartsWith("queue/orders is declared 2 times: by shop (Pulumi.yaml), by more (more.yaml)"));
    }

    [Test]
    public async Task DifferentPlaces_AreRefused()
    {
        using var workspace = new Workspace();
        foreach (var region in new[] { "beijing", "shanghai" })
        {
            workspace.Write($"{region}.yaml", $"name: {region}\nruntime: yaml\nconfig: {{ \"cmq:region\": ap-{region} }}\nresources: {{}}\n");
        }

        var run = await workspace.RunRawAsync("drift", "beijing.yaml", "shanghai.yaml");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo(((int)ExitCode.Usage, "error: beijing (beijing.yaml) has cmq:region ap-beijing, and shanghai (shanghai.yaml) has ap-shanghai: one run looks at one place. Run them apart, or say --region.\n")));
    }

    [Test]
    public async Task WrongProgram_EndsWith2()
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("q: { type: cmq:Queue, properties: { name: q, visibilityTimeout: 0 } }");
        Assert.That((await workspace.RunAsync("drift")).ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task NoCredentials_EndWith2()
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("");
        Assert.That((await workspace.RunRawAsync("drift")).ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [TestCase("--out", "pdf", "there is no format 'pdf'")]
    [TestCase("--out", "json=", "the file is missing")]
    [TestCase("--out", "github", "GITHUB_OUTPUT")]
    [TestCase("--only", "gone", "it is changed, missing or unmanaged")]
    [TestCase("--ignore", "none.yaml", "none.yaml can't be read")]
    [TestCase("--baseline", "none.json", "none.json can't be read")]
    [TestCase("--nonsense", "x", "there is no option '--nonsense'")]
    public async Task BadOption_IsNamed(string option, string value, string expected)
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("");
        var run = await workspace.RunAsync("drift", option, value);
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task TwoFormatsOnStandardOutput_AreRefused()
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("");
        Assert.That((await workspace.RunAsync("drift", "--out", "json", "--out", "sarif")).ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task SecretInTheProgram_IsComparedAndNotShown()
    {
        using var workspace = new Workspace();
        workspace.WriteProgram("""
            t: { type: cmq:Topic, properties: { name: t } }
            s: { type: cmq:Subscription, properties: { topic: t, name: s, protocol: http, endpoint: { "fn::secret": "http://127.0.0.1/token-1" } } }
            """);
        await workspace.Broker.CreateTopicAsync("t", new());
        await workspace.Broker.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Http, "http://127.0.0.1/token-2", new());
        var run = await workspace.RunAsync("drift", "--json", "--out", "html=r.html", "--out", "markdown=r.md", "--out", "sarif=r.sarif", "--out", "junit=r.xml", "--out", "terminal=r.txt", "--write-baseline", "b.json");
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Changes), run.ToString());
        var written = run.Out + run.Error + string.Concat(new[] { "r.html", "r.md", "r.sarif", "r.xml", "r.txt", "b.json" }.Select(file => File.ReadAllText(Path.Combine(workspace.Folder, file))));
        Assert.That(written, Does.Contain("[secret]").And.Not.Contain("token-"));
    }
}
