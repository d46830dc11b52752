using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cmq.Emulator.Tests;

/// <summary>A listener on the loopback address that keeps what it gets, and answers as it is told.</summary>
internal sealed class PushEndpoint : IAsyncDisposable
{
    private readonly Channel<PushedRequest> _received = Channel.CreateUnbounded<PushedRequest>();
    private readonly CancellationTokenSource _ending = new();
    private readonly WebApplication _application;

    private PushEndpoint(WebApplication application) => _application = application;

    /// <summary>The status of the answer; null for none.</summary>
    public Func<PushedRequest, int?> Answer { get; set; } = _ => 200;

    public string Url => _application.Urls.First() + "/in";

    /// <summary>What has come that nobody has taken yet.</summary>
    public int Waiting => _received.Reader.Count;

    public static async Task<PushEndpoint> StartAsync(IPAddress? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address ?? IPAddress.Loopback, 0));
        var endpoint = new PushEndpoint(builder.Build());
        endpoint._application.Run(endpoint.TakeAsync);
        await endpoint._application.StartAsync();
        return endpoint;
    }

    public async Task<PushedRequest> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _received.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _application.DisposeAsync();
        _ending.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new PushedRequest(context.Request.Method, context.Request.Path, headers, await reader.ReadToEndAsync(context.RequestAborted));
        var status = Answer(request);
        _received.Writer.TryWrite(request);
        if (status is { } code)
        {
            context.Response.StatusCode = code;
            context.Response.Headers.Location = "/elsewhere";
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ending.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
