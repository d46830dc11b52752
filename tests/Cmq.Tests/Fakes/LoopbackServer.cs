using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cmq.Tests;

/// <summary>A server on a free port of this machine that does with each connection what it is told to.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Stream, CancellationToken, Task> _serve;
    private readonly Task _loop;

    public LoopbackServer(Func<Stream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _loop = LoopAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    /// <summary>Reads a request to its end: the head, and as much body as the head says.</summary>
    public static async Task<string> ReadRequestAsync(Stream stream, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var head = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0)
            {
                var length = text.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))[16..];
                if (text.Length >= head + 4 + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture))
                {
                    break;
                }
            }
        }

        return text.ToString();
    }

    public static async Task WriteAsync(Stream stream, string text, CancellationToken cancel) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancel);

    /// <summary>An answer with a body.</summary>
    public static string Answer(string body, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                served.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), _stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The test is over, or the client hung up: the tests look at what the client makes of it.
            }
        }
    }
}
