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
}
