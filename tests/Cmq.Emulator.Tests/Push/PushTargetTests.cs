using System.Net;
using System.Net.Sockets;
using Cmq.Broker;

namespace Cmq.Emulator.Tests;

internal sealed class PushTargetTests : PushTests
{
    [TestCase("http://10.255.255.1/in")]
    [TestCase("http://169.254.169.254/latest/meta-data")]
    [TestCase("http://0.0.0.0/in")]
    [TestCase("http://[::]/in")]
    [TestCase("http://[2001:db8::1]/in")]
    [TestCase("http://[::ffff:192.0.2.1]/in")]
    public async Task Target_OffThisMachine_IsNotPushedTo(string url)
    {
        await StartAsync();
        await SubscribeAsync("s", url);
        await PublishAsync("m");
        Assert.That(await NextWaitAsync(), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(Log.Single(), Does.Contain("is not on this machine").And.Contain("--push any"));
    }

    [Test]
    public async Task Target_ByName_IsPushedToAtItsLoopbackAddress()
    {
        await StartAsync();
        await SubscribeAsync("s", Endpoint.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await PublishAsync("m");
        Assert.That((await Endpoint.NextAsync()).Method, Is.EqualTo("POST"));
    }

    [Test]
    public async Task Target_OfIPv6_IsPushedToAtItsLoopbackAddress()
    {
        Assume.That(Socket.OSSupportsIPv6, "IPv6 is needed.");
        await using var endpoint = await PushEndpoint.StartAsync(IPAddress.IPv6Loopback);
        await StartAsync();
        await SubscribeAsync("s", endpoint.Url);
        await PublishAsync("m");
        Assert.That((await endpoint.NextAsync()).Method, Is.EqualTo("POST"));
    }

    [Test]
    public async Task Target_OfIPv4WrittenAsIPv6_IsPushedTo()
    {
        await StartAsync();
        await SubscribeAsync("s", Endpoint.Url.Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal));
        await PublishAsync("m");
        Assert.That((await Endpoint.NextAsync()).Method, Is.EqualTo("POST"));
    }

    [TestCase(CmqEmulatorPushTargets.Loopback, "127.0.0.1 127.9.9.9 ::1 ::ffff:127.0.0.1")]
    [TestCase(CmqEmulatorPushTargets.Any, "127.0.0.1 127.9.9.9 ::1 ::ffff:127.0.0.1 0.0.0.0 10.0.0.1 8.8.8.8 fe80::1 ::ffff:8.8.8.8")]
    public void Addresses_OfAName_AreThoseThatTheOptionAllows(CmqEmulatorPushTargets targets, string allowed)
    {
        string[] all = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "0.0.0.0", "10.0.0.1", "8.8.8.8", "fe80::1", "::ffff:8.8.8.8"];
        var addresses = new PushConnector(targets).Allowed([.. all.Select(IPAddress.Parse)]);
        Assert.That(addresses, Is.EqualTo(allowed.Split(' ').Select(IPAddress.Parse)));
    }

    [Test]
    public async Task Targets_Any_ReachThisMachineToo()
    {
        await StartAsync(targets: CmqEmulatorPushTargets.Any);
        await SubscribeAsync("s");
        await PublishAsync("m");
        Assert.That((await Endpoint.NextAsync()).Method, Is.EqualTo("POST"));
    }

    [Test]
    public async Task Targets_Off_RefuseToPublish()
    {
        await StartAsync(targets: CmqEmulatorPushTargets.Off);
        await SubscribeAsync("s");
        Assert.That(
            () => PublishAsync("m"),
            Throws.InstanceOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.UnsupportedOperation).And.Message.Contains("does not push over http"));
    }

    [Test]
    public async Task Endpoint_OverHttps_IsRefused()
    {
        await StartAsync();
        Assert.That(() => SubscribeAsync("s", "https://127.0.0.1/in"), Throws.InstanceOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.InvalidParameterValue));
    }

    [Test]
    public void Transport_ForABrokerWithAFile_IsRefused()
    {
        var broker = new CmqBroker(new() { Store = new FileStore(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())) });
        Assert.That(() => broker.PushTransport = new NoTransport(), Throws.InvalidOperationException);
    }

    private sealed class NoTransport : IPushTransport
    {
        public Task<bool> PushAsync(PushDelivery delivery, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
