using Cmq.Broker;
using Cmq.Emulator;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Accounts that are pinned: checked once, before the first write, and never for a read.</summary>
public sealed class AccountPinTests
{
    private const string Account = "100000000001";

    private CmqEmulatorFaults _faults = null!;
    private CmqBroker _broker = null!;
    private CmqEmulator _emulator = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _faults = new();
        _broker = new(new());
        _emulator = await CmqEmulator.StartAsync(new() { Management = _broker, Faults = _faults });
    }

    [TearDown]
    public async Task StopAsync() => await _emulator.DisposeAsync();

    [TestCase("allowedAccountIds", "100000000001")]
    [TestCase("allowedAccountIds", "[\"7\",\"100000000001\"]")]
    [TestCase("forbiddenAccountIds", "7")]
    public async Task Write_ToTheRightAccount_AsksOnce(string setting, string ids)
    {
        using var backend = Open(setting, ids);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => CreateAsync(backend, $"q{number}")));
        Assert.That((_emulator.Calls.Of("GetCallerIdentity"), _emulator.Calls.Of("CreateCmqQueue")), Is.EqualTo((1, 5)));
    }

    [TestCase("allowedAccountIds", "7,8")]
    [TestCase("forbiddenAccountIds", Account)]
    public async Task Write_ToAWrongAccount_IsRefusedEachTimeAndNothingIsWritten(string setting, string ids)
    {
        using var backend = Open(setting, ids);
        await _broker.CreateQueueAsync("old", new());
        Func<Task>[] writes =
        [
            () => CreateAsync(backend, "q"),
            () => backend.Context.Management!.ModifyQueueTagsAsync("old", new() { Delete = ["a"] }),
            () => new ResourceSet(backend.Context).Resource("Queue").DeleteAsync("old", PropertyMap.Empty, default),
        ];
        foreach (var write in writes)
        {
            var error = Assert.ThrowsAsync<ResourceException>(() => write())!;
            Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.FailedPrecondition));
            Assert.That(error.Message, Does.Contain($"belong to account {Account}").And.Contain($"cmq:{setting} is {ids.Replace(",", ", ", StringComparison.Ordinal)}."));
        }

        Assert.That((await _broker.DescribeQueuesAsync(new())).Items.Select(queue => queue.Name), Is.EqualTo(new[] { "old" }));
        Assert.That(_emulator.Calls.Of("GetCallerIdentity"), Is.EqualTo(1));
    }

    [Test]
    public async Task Read_OfAWrongAccount_IsNotAsked()
    {
        using var backend = Open("allowedAccountIds", "7");
        Assert.That(await new ResourceSet(backend.Context).Resource("Queue").ReadAsync("q", null, null, default), Is.Null);
        Assert.That(_emulator.Calls.Of("GetCallerIdentity"), Is.Zero);
    }

    [Test]
    public async Task Write_AccountNotSaid_WritesNothingAndAsksAgain()
    {
        using var backend = Open("allowedAccountIds", Account);
        _faults.Add(new(CmqEmulatorFaultKind.Drop, "GetCallerIdentity") { Times = 100 });
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync(backend, "q"))!;
        Assert.That(error.Message, Does.StartWith("The account could not be checked before the first write, so nothing was written. GetCallerIdentity"));
        Assert.That(await _broker.FindQueueAsync("q"), Is.Null);
    }

    [Test]
    public async Task Write_InMemory_NeedsNoAccount()
    {
        using var backend = CmqBackend.Open(Read(("backend", "memory"), ("allowedAccountIds", "7"), ("allowedRegions", "ap-guangzhou")), new() { RequestClient = "test" });
        Assert.That((await CreateAsync(backend, "q")).Id, Is.EqualTo("q"));
    }

    private static CmqSettings Read(params (string Key, PropertyValue Value)[] settings) =>
        CmqSettings.Read(new(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))), _ => null);

    private static Task<CreatedResource> CreateAsync(CmqBackend backend, string name) =>
        new ResourceSet(backend.Context).Resource("Queue").CreateAsync("logical", new([KeyValuePair.Create("name", (PropertyValue)name)]), default);

    private CmqBackend Open(string setting, string ids) => CmqBackend.Open(
        Read(
            ("region", "ap-guangzhou"),
            ("secretId", CmqEmulatorCredentials.LocalKey.SecretId),
            ("secretKey", CmqEmulatorCredentials.LocalKey.SecretKey),
            ("endpoint", _emulator.Endpoint.ToString()),
            (setting, ids)),
        new() { RequestClient = "test", TimeProvider = new HurriedClock() });
}
