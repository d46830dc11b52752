using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cmq.Emulator;

/// <summary>
/// A running emulator: the service's API 3.0 (product <c>tdmq</c>, version <c>2020-02-17</c>) and its HTTP SDK protocol (<c>/v2/index.php</c>)
/// on one port. Official SDKs use it by pointing their endpoint at it. <c>GET /_admin/calls</c> tells <see cref="Calls"/> to other processes.
/// </summary>
public sealed class CmqEmulator : IAsyncDisposable
{
    // A GET that is too long has to reach us to be told so; the server would cut it off at 8 KB.
    private const int LongestRequestLine = 64 * 1024;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _stopping;
    private readonly HttpPush? _push;
    private int _stopped;

    private CmqEmulator(KestrelServer server, CancellationTokenSource stopping, HttpPush? push, CmqEmulatorPushes pushes, CmqEmulatorCalls calls, Uri endpoint)
    {
        _server = server;
        _stopping = stopping;
        _push = push;
        Pushes = pushes;
        Calls = calls;
        Endpoint = endpoint;
    }

    /// <summary>Where the emulator is reached: <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>How often it was called.</summary>
    public CmqEmulatorCalls Calls { get; }

    /// <summary>How often it delivered to http endpoints.</summary>
    public CmqEmulatorPushes Pushes { get; }

    /// <summary>Starts an emulator; when this returns, it answers.</summary>
    /// <param name="options">What it serves, where it listens, and what it checks.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The address can't be listened on; the message says why.</exception>
    public static async Task<CmqEmulator> StartAsync(CmqEmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Management);
        ArgumentNullException.ThrowIfNull(options.Faults);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, IPEndPoint.MaxPort);
        var calls = new CmqEmulatorCalls();
        var pushes = new CmqEmulatorPushes();
        var stopping = new CancellationTokenSource();

        // The server without the host around it: that one's configuration, logging and containers are half of the time to start.
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(Configure(options)), transport, NullLoggerFactory.Instance);
        var push = HttpPush.Begin(options, pushes);
        try
        {
            var times = new CallTimes();
            var faces = new EmulatorApplication(new ApiFace(options), new V2Face(options, stopping.Token), calls, times);
            await server.StartAsync(new FrontDoor(faces, new AdminFace(options, calls, times), new PageFace(options)), cancellationToken).ConfigureAwait(false);
            return new CmqEmulator(server, stopping, push, pushes, calls, Reachable(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        }
        catch
        {
            await EndAsync(push).ConfigureAwait(false);
            server.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, waits a few seconds for requests under way, and ends the pushes. Stopping twice does nothing.</summary>
    /// <param name="cancellationToken">Ends the wait; what is still under way is cut off.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        // Whoever waits for a message hears at once that there will be none.
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StopTimeout);
        await _server.StopAsync(deadline.Token).ConfigureAwait(false);
        await EndAsync(_push).ConfigureAwait(false);
        _server.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Stops the emulator.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private static ValueTask EndAsync(HttpPush? push) => push?.DisposeAsync() ?? default;

    private static KestrelServerOptions Configure(CmqEmulatorOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        kestrel.Limits.MaxRequestBodySize = null; // ReceivedRequest keeps the limit, and the answer is the service's.
        kestrel.Listen(options.ListenAddress, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        return kestrel;
    }

    // Whoever listens on all addresses is reached on this machine at the loopback one.
    private static Uri Reachable(string address)
    {
        var url = new UriBuilder(address);
        url.Host = url.Host switch
        {
            "0.0.0.0" => "127.0.0.1",
            "[::]" => "[::1]",
            _ => url.Host,
        };
        return url.Uri;
    }
}
