using Cmq.Rpc.Messages;

namespace Cmq.Rpc.Tests;

/// <summary>A server on a free port, and a client of it.</summary>
internal sealed class RpcTestServer : IAsyncDisposable
{
    private RpcTestServer(RpcServer server, TimeProvider? clientClock)
    {
        Server = server;
        Client = new(server.EndPoint.ToString(), clientClock);
    }

    public RpcServer Server { get; }

    public RpcClient Client { get; }

    /// <summary>Starts a server whose GetSchema answers with what <paramref name="answer"/> makes of the subpackage name.</summary>
    public static Task<RpcTestServer> StartAsync(Func<string, RpcCallContext, Task<string>> answer, RpcServerOptions? options = null) =>
        StartAsync(
            server => server.Unary(
                ResourceProviderService.GetSchema,
                async (request, context) => new GetSchemaResponse { Schema = await answer(request.SubpackageName, context) }),
            options);

    public static async Task<RpcTestServer> StartAsync(
        Action<RpcServer> register, RpcServerOptions? options = null, TimeProvider? clientClock = null)
    {
        var server = new RpcServer(options);
        register(server);
        await server.StartAsync();
        return new(server, clientClock);
    }

    public async Task<string> AskAsync(string text, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var request = new GetSchemaRequest { SubpackageName = text };
        return (await Client.CallAsync(ResourceProviderService.GetSchema, request, timeout, cancellationToken)).Schema;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
