namespace Cmq.Cli.Tests;

/// <summary>Where configuration and the provider's settings come from, and which of them counts.</summary>
public sealed class SettingsTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    [TestCase("", "", "", "", "edition tdmq\n")]
    [TestCase("classic", "", "", "", "edition classic\n")]
    [TestCase("classic", "tdmq2022", "", "", "edition tdmq2022\n")]
    [TestCase("classic", "tdmq2022", "tdmq", "", "edition tdmq\n")]
    [TestCase("classic", "tdmq2022", "tdmq", "classic", "edition classic\n")]
    public async Task Setting_IsTakenFromTheNearestPlace(string environment, string project, string stack, string option, string expected)
    {
        _workspace.WriteProgram("", more: project.Length > 0 ? $"config: {{ \"cmq:edition\": {project} }}\n" : "");
        _workspace.Write("Pulumi.dev.yaml", stack.Length > 0 ? $"config: {{ \"cmq:edition\": {stack} }}\n" : "config:\n");
        if (environment.Length > 0)
        {
            _workspace.SetEnvironment("CMQ_EDITION", environment);
        }

        var run = await _workspace.SucceedAsync("preview", ["--stack", "dev", .. option.Length > 0 ? (string[])["--edition", option] : []]);
        Assert.That(run.Out, Does.Contain(expected));
    }

    [Test]
    public async Task DefaultTags_AreSetOnWhatIsCreated()
    {
        _workspace.WriteProgram("q: { type: cmq:Queue, properties: { name: q } }", more: "config: { \"cmq:defaultTags\": { value: { team: shop } } }\n");
        await _workspace.SucceedAsync("up", "--yes");
        Assert.That((await _workspace.Broker.DescribeQueueAsync("q")).Tags, Does.ContainKey("team").WithValue("shop"));
    }

    [TestCase("", "", "5")]
    [TestCase("6", "", "6")]
    [TestCase("6", "7", "7")]
    public async Task Configuration_IsTakenFromTheNearestPlace(string stack, string option, string expected)
    {
        _workspace.WriteProgram("", more: "config: { size: { type: integer, default: 5 } }\noutputs: { size: \"${size}\" }\n");
        _workspace.Write("Pulumi.dev.yaml", stack.Length > 0 ? $"config: {{ \"demo:size\": \"{stack}\", demo:unused: 1 }}\n" : "config:\n");
        var run = await _workspace.SucceedAsync("preview", ["--stack", "dev", .. option.Length > 0 ? (string[])["-c", $"size={option}"] : []]);
        Assert.That(run.Out, Does.EndWith($"  size  {expected}\n"));
    }

    [TestCase("list={\"a\":1}", "the value of 'list' is not a list")]
    [TestCase("flag=maybe", "the value of 'flag' is not true or false")]
    [TestCase("size=1.5", "the value of 'size' is not a whole number")]
    public async Task ValueOfAnotherType_IsRefused(string value, string expected)
    {
        _workspace.WriteProgram("", more: "config:\n  list: { type: array, default: [] }\n  flag: { type: boolean, default: true }\n  size: { type: integer, default: 5 }\n");
        var run = await _workspace.RunAsync("preview", "-c", value);
        Assert.That(run.Error, Does.Contain($"--config {value.Split('=')[0]}: {expected}"));
    }

    [Test]
    public async Task JsonOnTheCommandLine_IsAListOrAnObject()
    {
        _workspace.WriteProgram("", more: "config: { list: { type: array }, map: { type: object } }\noutputs: { second: \"${list[1]}\", name: \"${map.name}\" }\n");
        var run = await _workspace.SucceedAsync("preview", "-c", "list=[1,\"two\"]", "-c", "map={\"name\":\"x\"}");
        Assert.That(run.Out, Does.Contain("  name    x\n  second  two\n"));
    }

    [Test]
    public async Task EncryptedValue_IsAskedForElsewhere()
    {
        _workspace.WriteProgram("", more: "config: { key: { type: string } }\n");
        _workspace.Write("Pulumi.dev.yaml", "config:\n  demo:key: { secure: abc }\n");
        var run = await _workspace.RunAsync("preview", "--stack", "dev");
        Assert.That(run.Error, Does.Contain("Pulumi.dev.yaml:2:13: 'key' is encrypted for pulumi, which cmq can't read: pass it with --config key=VALUE"));
    }

    [Test]
    public async Task EncryptedCredential_IsNamedWhenItIsMissed()
    {
        _workspace.WriteProgram("");
        _workspace.Write("Pulumi.dev.yaml", "config:\n  cmq:secretId: { secure: abc }\n  cmq:secretKey: { secure: def }\n");
        var run = await _workspace.RunRawAsync("up", "--yes", "--stack", "dev");
        Assert.That(run.Error, Does.Contain("There are no credentials.").And.Match("cmq:secret(Id|Key) at Pulumi.dev.yaml:[23]:[0-9]+ is encrypted for pulumi, which cmq can't read"));
    }

    [Test]
    public async Task HalfACredential_IsNamed()
    {
        _workspace.WriteProgram("");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", "id");
        var run = await _workspace.RunRawAsync("up", "--yes");
        Assert.That(run.Error, Does.Contain("The credentials are not complete. Set cmq:region (or TENCENTCLOUD_REGION) and cmq:secretKey (or TENCENTCLOUD_SECRET_KEY)."));
    }

    [Test]
    public async Task NoRegion_IsNamed()
    {
        _workspace.WriteProgram("");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", "id");
        _workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", "key-of-some-length");
        var run = await _workspace.RunRawAsync("up", "--yes");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: There is no region. Set cmq:region (or TENCENTCLOUD_REGION).\nNothing was changed.\n")));
    }

    [Test]
    public async Task MemoryFileInConfiguration_IsBesideTheProgram()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "sub"));
        _workspace.Write("sub/Pulumi.yaml", "name: demo\nruntime: yaml\nconfig: { \"cmq:backend\": memory, \"cmq:memoryFile\": here.json }\nresources:\n  q:\n    type: cmq:Queue\n    properties: { name: q }\n");
        var run = await _workspace.RunRawAsync("up", "sub", "--yes");
        Assert.That(File.Exists(Path.Combine(_workspace.Folder, "sub", "here.json")), Is.True, run.ToString());
    }

    [Test]
    public async Task MemoryWithoutAFile_SaysThatNothingLasts()
    {
        _workspace.WriteProgram("q:\n  type: cmq:Queue\n  properties: { name: q }\n");
        var run = await _workspace.RunRawAsync("up", "--yes", "--backend", "memory");
        Assert.That(run.Out, Does.Contain("memory, without a file"));
        Assert.That(run.Error, Does.Contain("warning: the memory backend has no file: what is created ends with this command; add --memory-file FILE"));
    }
}
