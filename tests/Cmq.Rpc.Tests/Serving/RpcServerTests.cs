using Cmq.Rpc.Messages;

namespace Cmq.Rpc.Tests;

public sealed class RpcServerTests
{
    [Test]
    public async Task Start_ByDefault_ListensOnAFreePortOfTheLoopback()
    {
        await using var server = new RpcServer();

        await server.StartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(server.EndPoint.Address.ToString(), Is.EqualTo("127.0.0.1"));
            Assert.That(server.EndPoint.Port, Is.Positive);
        });
    }

    [Test]
    public async Task Start_PortTaken_Throws()
    {
        await using var first = new RpcServer();
        await first.StartAsync();
        await using var second = new RpcServer(new() { Port = first.EndPoint.Port });

        Assert.That(async () => await second.StartAsync(), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task Start_Twice_Throws()
    {
        await using var server = new RpcServer();
        await server.StartAsync();

        Assert.That(async () => await server.StartAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Unary_AfterStart_IsServed()
    {
        await using var server = new RpcServer();
        await server.StartAsync();
        server.Unary(ResourceProviderService.GetPluginInfo, (_, _) => Task.FromResult(new PluginInfo { Version = "1.2.3" }));

        using var client = new RpcClient(server.EndPoint.ToString());
        Assert.That((await client.CallAsync(ResourceProviderService.GetPluginInfo, new())).Version, Is.EqualTo("1.2.3"));
    }

    [Test]
    public async Task Unary_Twice_Throws()
    {
        await using var server = new RpcServer();
        server.Unary(ResourceProviderService.Cancel, (request, _) => Task.FromResult(request));

        Assert.That(() => server.Unary(ResourceProviderService.Cancel, (request, _) => Task.FromResult(request)), Throws.ArgumentException);
    }

    [Test]
    public async Task EndPoint_BeforeStart_Throws()
    {
        await using var server = new RpcServer();

        Assert.That(() => server.EndPoint, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Dispose_WithoutStart_DoesNothing()
    {
        var server = new RpcServer();

        await server.DisposeAsync();

        Assert.That(() => server.EndPoint, Throws.InvalidOperationException);
    }
}
