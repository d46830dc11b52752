using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cmq.Benchmarks;

/// <summary>
/// Kestrel with nothing behind it: it reads a request to its end, and answers with as many bytes as the path says. The path
/// <c>/000000000142</c> is as long as the one of the HTTP SDK protocol.
/// </summary>
internal sealed class HttpEchoServer : IHttpApplication<HttpContext>
{
    private static readonly byte[] Answer = new byte[64 * 1024];

    /// <summary>Serves until it is killed.</summary>
    public static async Task<int> RunAsync()
    {
        Answer.AsSpan().Fill((byte)'x');
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        using var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await server.StartAsync(new HttpEchoServer(), CancellationToken.None);
        Console.WriteLine($"echo listening on {server.Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        for (var isOver = false; !isOver;)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            isOver = read.IsCompleted;
        }

        var length = int.Parse(context.Request.Path.Value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(Answer.AsMemory(0, length));
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
