namespace Cmq.Cli.Tests;

/// <summary>The tag that says whose an object is.</summary>
public sealed class OwnershipTests
{
    private const string Program = "one:\n  type: cmq:Queue\n  properties: { name: one, tags: { team: shop } }\nnews:\n  type: cmq:Topic\n  properties: { name: news }\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp()
    {
        _workspace = new();
        _workspace.WriteProgram(Program, more: "outputs: { tags: \"${one.tags}\" }\n");
    }

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [Test]
    public async Task Created_CarriesTheProgramsNameBesidesItsOwnTags()
    {
        await _workspace.SucceedAsync("up", "--yes");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("one")).Tags, Is.EquivalentTo(new Dictionary<string, string> { ["cmq:program"] = "demo", ["team"] = "shop" }));
        Assert.That((await _workspace.Broker.DescribeTopicAsync("news")).Tags, Is.EquivalentTo(new Dictionary<string, string> { ["cmq:program"] = "demo" }));
    }

    [Test]
    public async Task OfAStack_NamesTheStackToo()
    {
        _workspace.Write("Pulumi.dev.yaml", "config:\n");
        await _workspace.SucceedAsync("up", "--yes", "--stack", "dev");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("one")).Tags!["cmq:program"], Is.EqualTo("demo/dev"));
    }

    [Test]
    public async Task Tag_IsNoDifferenceAndNoOutput()
    {
        await _workspace.SucceedAsync("up", "--yes");
        var run = await _workspace.SucceedAsync("preview", "--expect-no-changes");
        Assert.That(run.Out, Does.EndWith("  tags  {team: shop}\n"));
    }

    [TestCase("tags: { team: other, cost: x }", "cost=x,team=other")]
    [TestCase("tags: {}", "")]
    public async Task ChangedTags_LeaveTheOwnersAlone(string tags, string expected)
    {
        await _workspace.SucceedAsync("up", "--yes");
        _workspace.WriteProgram(Program.Replace("tags: { team: shop }", tags, StringComparison.Ordinal));
        await _workspace.SucceedAsync("up", "--yes");
        var present = (await _workspace.Broker.DescribeQueueAsync("one")).Tags!;
        Assert.That(present["cmq:program"], Is.EqualTo("demo"));
        Assert.That(string.Join(',', present.Where(tag => tag.Key != "cmq:program").Select(tag => $"{tag.Key}={tag.Value}").Order()), Is.EqualTo(expected));
    }

    [Test]
    public async Task ObjectWithoutTag_IsTakenByItsName()
    {
        await _workspace.Broker.CreateTopicAsync("news", new() { MaxMsgSize = 2048 });
        _workspace.WriteProgram("news:\n  type: cmq:Topic\n  properties: { name: news, maxMsgSize: 4096 }\n");
        await _workspace.SucceedAsync("up", "--yes");
        Assert.That((await _workspace.Broker.DescribeTopicAsync("news")).Settings.MaxMsgSize, Is.EqualTo(4096));
    }

    [Test]
    public async Task OnAnEditionWithoutTags_NoneIsSet()
    {
        _workspace.WriteProgram("news:\n  type: cmq:Topic\n  properties: { name: news }\n");
        await _workspace.SucceedAsync("up", "--yes", "--edition", "classic");
        await _workspace.SucceedAsync("preview", "--edition", "classic", "--expect-no-changes");
    }

    [Test]
    public async Task FiftyTagsOfOnesOwn_LeaveNoRoom()
    {
        var tags = string.Join(", ", Enumerable.Range(0, 50).Select(index => $"t{index}: x"));
        _workspace.WriteProgram($"one:\n  type: cmq:Queue\n  properties: {{ name: one, tags: {{ {tags} }} }}\n");
        var run = await _workspace.RunAsync("preview");
        Assert.That(run.Error, Does.Contain("one: tags: 50 tags leave no room for the tag cmq:program, which cmq adds: take one out"));
    }
}
