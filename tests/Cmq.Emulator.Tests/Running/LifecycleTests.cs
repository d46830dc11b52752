using System.Net;
using System.Net.Sockets;

namespace Cmq.Emulator.Tests;

internal sealed class LifecycleTests
{
    [Test]
    public async Task Start_WithoutAnAddress_ListensOnTheLoopbackAndAFreePort()
    {
        await using var api = await TestEmulator.StartAsync();
        var endpoint = api.Emulator.Endpoint;
        Assert.That((endpoint.Scheme, endpoint.Host, endpoint.AbsolutePath, endpoint.Port > 0), Is.EqualTo(("http", "127.0.0.1", "/", true)));
    }

    [Test]
    public async Task Start_OnAllAddresses_NamesOneThatCanBeReached()
    {
        await using var emulator = await CmqEmulator.StartAsync(Options(port: 0, IPAddress.Any));
        Assert.That(emulator.Endpoint.Host, Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task Start_OnAPortThatIsTaken_SaysSo()
    {
        await using var first = await TestEmulator.StartAsync();
        var port = first.Emulator.Endpoint.Port;
        Assert.That(async () => await CmqEmulator.StartAsync(Options(port)), Throws.InstanceOf<IOException>().With.Message.Contains($"{port}"));
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public void Start_OnAPortThatIsNone_IsRefused(int port) =>
        Assert.That(async () => await CmqEmulator.StartAsync(Options(port)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Start_Twice_GivesTwoEmulators()
    {
        await using var first = await TestEmulator.StartAsync();
        await using var second = await TestEmulator.StartAsync();
        await first.SucceedAsync("DescribeCmqQueues");
        Assert.That((first.Emulator.Calls.Total, second.Emulator.Calls.Total), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Stop_ClosesThePort()
    {
        var api = await TestEmulator.StartAsync();
        await api.SucceedAsync("DescribeCmqQueues");
        await api.Emulator.StopAsync();
        Assert.That(async () => await api.SendRawAsync([]), Throws.InstanceOf<SocketException>());
        await api.DisposeAsync();
    }

    [Test]
    public async Task Stop_Twice_DoesNothingTheSecondTime()
    {
        var api = await TestEmulator.StartAsync();
        await api.Emulator.StopAsync();
        Assert.That(async () => await api.Emulator.StopAsync(), Throws.Nothing);
        await api.DisposeAsync();
    }

    [Test]
    public void Credentials_WithOneIdTwice_AreRefused() =>
        Assert.That(() => CmqEmulatorCredentials.Only(new("AKIDX", "a"), new CmqEmulatorKey("AKIDX", "b")), Throws.ArgumentException);

    private static CmqEmulatorOptions Options(int port, IPAddress? address = null) => new()
    {
        Management = RecordingService.Create().Service,
        Port = port,
        ListenAddress = address ?? IPAddress.Loopback,
    };
}
