using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cmq.Rpc.Tests;

/// <summary>Answers a client in ways that no server of ours would.</summary>
internal sealed class RawServer(Func<HttpContext, Task> answer) : IHttpApplication<HttpContext>
{
    /// <summary>What the client makes of an answer.</summary>
    public static async Task<RpcException?> AskAsync(Func<HttpContext, Task> answer)
    {
        var options = new KestrelServerOptions();
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        using var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await server.StartAsync(new RawServer(answer), CancellationToken.None);
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var client = new RpcClient(address.Authority);
        try
        {
            await client.CallAsync(EngineService.GetRootResource, new(), TimeSpan.FromSeconds(30));
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        return answer(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
