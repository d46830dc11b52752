using Newtonsoft.Json.Linq;

namespace Cmq.Cli.Tests;

/// <summary><c>cmq migrate</c>: from the bridged package's state to this one.</summary>
public sealed class MigrateTests
{
    private const string Prefix = "urn:pulumi:prod::orders::";

    // Of a state with a secret input and a protected queue; what depends on something comes after it.
    private const string Resources = """
        [
          { "urn": "urn:pulumi:prod::orders::pulumi:pulumi:Stack::orders-prod", "type": "pulumi:pulumi:Stack" },
          { "urn": "urn:pulumi:prod::orders::tencentcloud:Tcmq/queue:Queue::dead", "type": "tencentcloud:Tcmq/queue:Queue", "custom": true, "id": "orders-dead", "protect": true },
          { "urn": "urn:pulumi:prod::orders::tencentcloud:Tcmq/queue:Queue::gone", "type": "tencentcloud:Tcmq/queue:Queue", "custom": true, "id": "gone", "delete": true },
          { "urn": "urn:pulumi:prod::orders::my:Group$tencentcloud:Tcmq/topic:Topic::it's", "type": "tencentcloud:Tcmq/topic:Topic", "custom": true, "id": "events" },
          { "urn": "urn:pulumi:prod::orders::tencentcloud:Tcmq/subscribe:Subscribe::stock", "type": "tencentcloud:Tcmq/subscribe:Subscribe", "custom": true, "id": "events#stock",
            "inputs": { "endpoint": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "AAA" } } },
          { "urn": "urn:pulumi:prod::orders::aws:s3/bucket:Bucket::b", "type": "aws:s3/bucket:Bucket", "custom": true, "id": "b",
            "dependencies": ["urn:pulumi:prod::orders::tencentcloud:Tcmq/queue:Queue::dead"] }
        ]
        """;

    private Workspace _workspace = null!;

    [SetUp]
    public void MakeWorkspace() => _workspace = new();

    [TearDown]
    public void RemoveWorkspace() => _workspace.Dispose();

    [TestCase("{ \"version\": 3, \"deployment\": { \"resources\": RESOURCES } }")]
    [TestCase("{ \"version\": 3, \"checkpoint\": { \"latest\": { \"resources\": RESOURCES } } }")]
    public async Task State_GivesTheImportFile(string form)
    {
        await MigrateAsync(form.Replace("RESOURCES", Resources, StringComparison.Ordinal));
        var file = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(_workspace.Folder, "import.json")));
        Assert.That(
            file["resources"]!.Select(resource => $"{resource["type"]} {resource["name"]} {resource["id"]}"),
            Is.EqualTo(new[] { "cmq:index:Queue dead orders-dead", "cmq:index:Topic it's events", "cmq:index:Subscription stock events/stock" }));
    }

    [Test]
    public async Task State_GivesTheCommands_DependentsFirst()
    {
        var run = await MigrateAsync($"{{ \"deployment\": {{ \"resources\": {Resources} }} }}");
        Assert.That(run.Out.ReplaceLineEndings("\n"), Is.EqualTo($"""
            pulumi state delete '{Prefix}tencentcloud:Tcmq/subscribe:Subscribe::stock' --yes
            pulumi state delete '{Prefix}my:Group$tencentcloud:Tcmq/topic:Topic::it'\''s' --yes
            pulumi state delete '{Prefix}tencentcloud:Tcmq/queue:Queue::dead' --yes --force
            pulumi import --file 'import.json' --yes

            """.ReplaceLineEndings("\n")));
    }

    [TestCase("aws:s3/bucket:Bucket::b depends on what is moved over")]
    [TestCase("tencentcloud:Tcmq/queue:Queue::gone is about to be deleted")]
    public async Task State_WithWhatIsInTheWay_IsTold(string warning) =>
        Assert.That((await MigrateAsync($"{{ \"deployment\": {{ \"resources\": {Resources} }} }}")).Error, Does.Contain(warning));

    [TestCase("{ \"deployment\": { \"resources\": [] } }", 1, "nothing is to be moved over")]
    [TestCase("{ \"name\": \"shop\" }", 2, "pulumi stack export")]
    [TestCase("name: shop", 2, "can't be read")]
    public async Task OtherFile_IsRefused(string text, int exitCode, string message)
    {
        _workspace.Write("state.json", text);
        var run = await _workspace.RunRawAsync("migrate", "state.json");
        Assert.That((run.ExitCode, run.Error.Contains(message, StringComparison.Ordinal)), Is.EqualTo((exitCode, true)), run.ToString());
    }

    [Test]
    public async Task NoFile_IsRefused() => Assert.That((await _workspace.RunRawAsync("migrate", "none.json")).ExitCode, Is.EqualTo((int)ExitCode.Usage));

    private async Task<CliRun> MigrateAsync(string state)
    {
        _workspace.Write("state.json", state);
        var run = await _workspace.RunRawAsync("migrate", "state.json");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }
}
