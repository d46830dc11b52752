using Cmq.Rpc;

namespace Cmq.Provider.Tests;

public sealed class LockedFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("cmq-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Create_FileLockedForTooLong_NamesTheLockAndTheWayOut()
    {
        var file = Path.Combine(_folder, "cmq.json");
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { TimeProvider = new ImpatientClock(), Environment = _ => null });
        await provider.ConfigureAsync(new(("backend", "memory"), ("memoryFile", file)));
        var other = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var failure = Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q"));
        await other.DisposeAsync();

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.FailedPrecondition));
        Assert.That(failure.Message, Does.Contain(file).And.Contain("another process holds its lock").And.Contain("End that process, or use another file"));
        Assert.That((await provider.CreateAsync("q")).Id, Is.EqualTo("q"), "once it is free, all is well");
    }

    [Test]
    public async Task Create_TimeIsUpWhileTheFileIsLocked_SaysWhatItWaitedForAndThatNothingWasChanged()
    {
        var file = Path.Combine(_folder, "cmq.json");
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = _ => null });
        await provider.ConfigureAsync(new(("backend", "memory"), ("memoryFile", file)));
        await using var other = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var failure = Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q", timeout: 0.1));

        Assert.That(failure.Message, Does.Contain("which another process holds").And.Contain("Nothing was changed").And.Not.Contain("pulumi import"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    public async Task Preview_FileThatIsNone_IsNoDefectOfTheProvider(string content)
    {
        var file = Path.Combine(_folder, "cmq.json");
        await File.WriteAllTextAsync(file, content);
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = _ => null });
        await provider.ConfigureAsync(new(("backend", "memory"), ("memoryFile", file)));

        var answer = await provider.Client.CallAsync(ResourceProviderService.Create, new Cmq.Rpc.Messages.CreateRequest
        {
            Urn = "urn:pulumi:test::shop::cmq:index:Subscription::s",
            Type = "cmq:index:Subscription",
            Name = "s",
            Properties = new TestProvider.Bag(("topic", "events"), ("name", "s"), ("protocol", "queue"), ("endpoint", "orders")).Encoded,
            Preview = true,
        });

        Assert.That(answer.Properties.Fields["topic"].StringValue, Is.EqualTo("events"));
    }
}
