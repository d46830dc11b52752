using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Cli.Tests;

/// <summary>Whatever is wrong is named with its place and the way out, and nothing is changed.</summary>
public sealed class BadInputTests
{
    private const string Good = """
        good:
          type: cmq:Queue
          properties: { name: good }

        """;

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("bad:\n  type: cmq:Queue\n  properties:\n    name: bad\n    visibilityTimeout: 50000",
        "Pulumi.yaml:11:7: bad: visibilityTimeout: 50000 is not allowed: 1 to 43200 seconds (edition tdmq)", TestName = "OutOfRange_NamesTheRange")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: bad, pollingWaitSeconds: soon }",
        "Pulumi.yaml:9:30: bad: pollingWaitSeconds: is the string 'soon'; a whole number is expected", TestName = "WrongType_SaysWhatIsExpected")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: bad, visibiltyTimeout: 30 }",
        "Pulumi.yaml:9:30: bad: visibiltyTimeout: is not a property of Queue; did you mean 'visibilityTimeout'?", TestName = "UnknownProperty_NamesTheNearest")]
    [TestCase("bad:\n  type: cmq:Queeue\n  properties: { name: bad }",
        "Pulumi.yaml:8:11: there is no resource type 'cmq:Queeue'; did you mean 'cmq:Queue'?", TestName = "UnknownType_NamesTheNearest")]
    [TestCase("bad:\n  type: cmq:WorkQueue\n  properties: {}",
        "Pulumi.yaml:8:11: cmq:WorkQueue is a component, which the plugin constructs for pulumi; here, declare the resources that it consists of", TestName = "Component_SaysWhoConstructsIt")]
    [TestCase("bad:\n  type: aws:sqs:Queue\n  properties: { name: bad }",
        "Pulumi.yaml:8:11: 'aws:sqs:Queue' belongs to another package", TestName = "TypeOfAnotherPackage_SaysSo")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: \"${goood.name}\" }",
        "Pulumi.yaml:9:25: ${goood.name} refers to nothing: the program has no configuration value, variable or resource 'goood'; did you mean 'good'?", TestName = "ReferenceToNothing_NamesTheNearest")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: \"${good.nam}\" }",
        "Pulumi.yaml:9:25: ${good.nam} refers to nothing: Queue has no 'nam'; did you mean 'name'?", TestName = "ReferenceToNoProperty_NamesTheNearest")]
    [TestCase("a:\n  type: cmq:Queue\n  properties: { name: \"x${b.name}\" }\nb:\n  type: cmq:Queue\n  properties: { name: \"x${a.name}\" }",
        "a → b → a is a circle", TestName = "Circle_ShowsIt")]
    [TestCase("a:\n  type: cmq:Queue\n  properties: { name: a }\n  options: { dependsOn: [\"${b}\"] }\nb:\n  type: cmq:Queue\n  properties: { name: b, deadLetterPolicy: { deadLetterQueue: a, policy: 0, maxReceiveCount: 3 } }\n  options: { dependsOn: [\"${a}\"] }",
        "a → b → a is a circle", TestName = "CircleThroughDependsOn_ShowsIt")]
    [TestCase("a:\n  type: cmq:Queue\n  properties: { name: a }\n  options: { dependsOn: [\"${b}\"] }\nb:\n  type: cmq:Queue\n  properties:\n    name: b\n    deadLetterPolicy: { deadLetterQueue: a, policy: 0, maxReceiveCount: 3 }",
        "is a circle: each has to be there before", TestName = "CircleThroughAName_ShowsIt")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: Good }",
        "Pulumi.yaml:9:19: bad: 'Good' is the name of 'good' (at Pulumi.yaml:4:3) too", TestName = "TwoOfOneName_NamesTheOther")]
    [TestCase("bad:\n  type: cmq:Queue",
        "Pulumi.yaml:7:3: bad: name: is missing: names are identity here", TestName = "NoName_SaysWhy")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: bad }\n  options: { provider: x }",
        "Pulumi.yaml:10:16: cmq does not carry out the option provider", TestName = "OptionThatIsNotCarriedOut_SaysSo")]
    [TestCase("bad:\n  type: cmq:Queue\n  properties: { name: bad, tags: { \"cmq:program\": me } }",
        "the tag cmq:program is set by cmq", TestName = "OwnersTag_IsNotTheProgramsToSet")]
    public async Task BadProgram_IsRefusedAndNothingChanges(string resource, string expected)
    {
        _workspace.WriteProgram(Good + resource);
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain(expected).And.EndsWith("Nothing was changed.\n"), run.ToString());
        await AssertNothingChangedAsync(run, ExitCode.Usage);
    }

    [TestCase("name: demo\nruntime: yaml\nresources:\n  a: [1, 2\n", "error: Pulumi.yaml:5:1: this is not YAML", TestName = "BrokenYaml_NamesLineAndColumn")]
    [TestCase("name: demo\nruntime: yaml\nresources:\n  a:\n    type: cmq:Queue\n  a:\n    type: cmq:Queue\n", "error: Pulumi.yaml:6:3: this is not YAML: Duplicate key a", TestName = "TwoOfOneKey_NamesLineAndColumn")]
    [TestCase("name: demo\nruntime: yaml\nresources:\n  a: &x\n    type: cmq:Queue\n  b: *x\n", "which Pulumi YAML does not take", TestName = "Alias_IsRefusedAsPulumiDoes")]
    [TestCase("name: demo\nruntime: dotnet\n", "error: Pulumi.yaml:2:10: this program is written in dotnet", TestName = "OtherLanguage_SaysWhatToUse")]
    [TestCase("runtime: yaml\nresources: {}\n", "the program has no name", TestName = "NoProgramName_SaysWhatToAdd")]
    [TestCase("name: demo\nruntime: yaml\nresource: {}\n", "error: Pulumi.yaml:3:1: a program has no 'resource'; did you mean 'resources'?", TestName = "UnknownKey_NamesTheNearest")]
    [TestCase("", "the file is empty", TestName = "EmptyFile_SaysSo")]
    [TestCase("name: demo\nruntime: yaml\nconfig:\n  size: { type: integer }\nresources: {}\n", "'size' has no value: pass --config size=VALUE", TestName = "MissingConfiguration_SaysWhereToSetIt")]
    [TestCase("name: demo\nruntime: yaml\nconfig:\n  size: { type: integer, default: big }\nresources: {}\n", "the value of size is not a whole number", TestName = "ConfigurationOfAnotherType_SaysWhatIsExpected")]
    [TestCase("name: demo\nruntime: yaml\nconfig:\n  cmq:regoin: x\nresources: {}\n", "the provider has no setting 'regoin'; did you mean 'region'?", TestName = "UnknownSetting_NamesTheNearest")]
    [TestCase("name: demo\nruntime: yaml\nvariables:\n  q:\n    fn::invoke: { function: cmq:getQueu, arguments: { name: x } }\nresources: {}\n", "there is no function 'cmq:getQueu'; did you mean 'cmq:getQueue'?", TestName = "UnknownFunction_NamesTheNearest")]
    [TestCase("name: demo\nruntime: yaml\nvariables:\n  q: { \"fn::joyn\": [\",\", []] }\nresources: {}\n", "cmq does not carry out fn::joyn; did you mean fn::join?", TestName = "UnknownBuiltin_NamesTheNearest")]
    [TestCase("name: demo\nruntime: yaml\nvariables: { a: 1 }\nresources:\n  a:\n    type: cmq:Queue\n", "the resource 'a' has the name of a variable (at Pulumi.yaml:3:14)", TestName = "TwoThingsOfOneName_NamesTheOther")]
    public async Task BadFile_IsRefusedAndNothingChanges(string file, string expected)
    {
        _workspace.Write("Pulumi.yaml", file);
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain(expected), run.ToString());
        await AssertNothingChangedAsync(run, ExitCode.Usage);
    }

    [Test]
    public async Task SeveralErrors_AreToldAtOnceInTheOrderOfTheFile()
    {
        _workspace.WriteProgram("""
            a:
              type: cmq:Queue
              properties: { name: a, visibilityTimeout: 0 }
            b:
              type: cmq:Topic
              properties: { name: 1b }
            """);
        var run = await _workspace.RunAsync("preview");
        Assert.That(run.Error.Split('\n'), Has.Exactly(2).StartsWith("error: ").And.Some.Contains("a: visibilityTimeout").And.Some.Contains("b: name"));
    }

    [Test]
    public async Task NoProgram_SaysHowToNameOne()
    {
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("There is no Pulumi.yaml in '.'. Name the program's file, or its folder"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task UnreachableEndpoint_IsToldOnce()
    {
        _workspace.WriteProgram(Good);
        Authenticate("id", "key");
        var run = await _workspace.RunRawAsync("up", "--yes", "--endpoint", "http://127.0.0.1:1", "--region", "ap-guangzhou");
        Assert.That(run.Error, Does.Contain("127.0.0.1:1").And.Contain("Check the endpoint").And.EndWith("Nothing was changed.\n"));
        Assert.That(run.Error.Split("error: "), Has.Length.EqualTo(2), run.Error);
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task WrongCredentials_AreToldOnceWithWhatToCheck()
    {
        _workspace.WriteProgram(Good);
        Authenticate(CmqEmulatorCredentials.LocalKey.SecretId, "another-key");
        await using var emulator = await CmqEmulator.StartAsync(new() { Management = _workspace.Broker, TimeProvider = _workspace.Clock });
        var run = await _workspace.RunRawAsync("up", "--yes", "--endpoint", emulator.Endpoint.ToString(), "--region", "ap-guangzhou");
        Assert.That(run.Error, Does.Contain("AuthFailure.SignatureFailure").And.Contain("Check TENCENTCLOUD_SECRET_ID"));
        Assert.That(run.Error.Split("error: "), Has.Length.EqualTo(2), run.Error);
        await AssertNothingChangedAsync(run, ExitCode.Error);
    }

    [Test]
    public async Task NoCredentials_EndsUpBeforeItBegins()
    {
        _workspace.WriteProgram(Good);
        var run = await _workspace.RunRawAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("There are no credentials. Set cmq:region (or TENCENTCLOUD_REGION) and cmq:secretId (or TENCENTCLOUD_SECRET_ID)"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    [Test]
    public async Task CorruptMemoryFile_IsNamedAndKept()
    {
        _workspace.WriteProgram(Good);
        _workspace.Write("memory.json", "{ \"format\": ");
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain(_workspace.MemoryFile).And.EndWith("Nothing was changed.\n"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error), run.ToString());
        Assert.That(await File.ReadAllTextAsync(_workspace.MemoryFile), Is.EqualTo("{ \"format\": "));
    }

    [Test]
    public async Task LockedMemoryFile_IsNamedWithItsLock()
    {
        _workspace.WriteProgram(Good);
        using var held = await new FileStore(_workspace.MemoryFile).LockAsync(exclusive: true, CancellationToken.None);
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("another process holds its lock").And.Contain("memory.json.lock"), run.ToString());
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task NameTakenInAnotherCase_NamesTheOther()
    {
        _workspace.WriteProgram(Good);
        await _workspace.Broker.CreateQueueAsync("GOOD", new());
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("queue 'good': the name is taken by 'GOOD', which differs in case only"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [Test]
    public async Task NameTakenByAnotherProgram_NamesIt()
    {
        _workspace.WriteProgram(Good);
        await _workspace.Broker.CreateQueueAsync("good", new() { VisibilityTimeout = 77 }, new Dictionary<string, string> { ["cmq:program"] = "other" });
        var run = await _workspace.RunAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("queue 'good': it belongs to program 'other' (its tag cmq:program), and this is 'demo'"));
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Error));
    }

    [TestCase("--edition", "tdmq2020", "--edition: 'tdmq2020' is not an edition: tdmq or classic or tdmq2022")]
    [TestCase("--backend", "disk", "--backend: 'disk' is not a backend: tencent or memory")]
    [TestCase("--memory-file", "x.json", "memoryFile: is used with backend: memory only")]
    [TestCase("--endpoint", "ftp://x", "--endpoint: 'ftp://x' is not an endpoint")]
    [TestCase("--config", "size", "--config size: write it as key=value.")]
    [TestCase("--config", "size=1", "--config size: the program declares no configuration value 'size'.")]
    [TestCase("--stack", "dev", "There is no Pulumi.dev.yaml for stack 'dev'")]
    [TestCase("--parallel", "0", "at least 1 operation runs at a time")]
    [TestCase("--frobnicate", "1", "'--frobnicate'")]
    public async Task BadOption_IsNamed(string option, string value, string expected)
    {
        _workspace.WriteProgram(Good);
        var run = await _workspace.RunRawAsync("preview", option, value);
        Assert.That(run.Error, Does.Contain(expected), run.ToString());
        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.Usage));
    }

    private void Authenticate(string id, string key)
    {
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", id);
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", key);
    }

    private async Task AssertNothingChangedAsync(CliRun run, ExitCode expected)
    {
        Assert.That(run.ExitCode, Is.EqualTo((int)expected), run.ToString());
        Assert.That(await _workspace.Broker.ListQueuesAsync().ToListAsync(), Is.Empty);
    }
}
