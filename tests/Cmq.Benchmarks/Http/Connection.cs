using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cmq.Benchmarks;

/// <summary>
/// A connection that stays open, and takes one request at a time. It does as little as an HTTP client can, because it has its processor time from
/// the cores of the server that it measures.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    private Connection()
    {
    }

    public static async Task<Connection> OpenAsync(Uri server)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return connection;
    }

    /// <summary>Sends a request and waits for the body of its answer, which is there until the next request.</summary>
    /// <exception cref="InvalidOperationException">The answer is no success, or not understood.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> request)
    {
        var sent = await _socket.SendAsync(request);
        if (sent != request.Length)
        {
            throw new InvalidOperationException("A request went out in part.");
        }

        var (length, end) = (0, 0);
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length = read > 0 ? length + read : throw new InvalidOperationException("The connection ended.");
            end = EndOf(_buffer.AsSpan(0, length));
        }
        while (end == 0);

        var head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) + 4;
        return _buffer.AsMemory(head, end - head);
    }

    public void Dispose() => _socket.Dispose();

    // 0 as long as the answer is not whole.
    private static int EndOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return 0;
        }

        var lines = answer[..(head + 2)];
        var at = Math.Max(lines.IndexOf("\r\nContent-Length: "u8), lines.IndexOf("\r\ncontent-length: "u8));
        if (at < 0 || !lines.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException("This is no answer: " + System.Text.Encoding.UTF8.GetString(answer));
        }

        var number = lines[(at + "\r\nContent-Length: ".Length)..];
        var end = head + 4 + int.Parse(number[..number.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
        return answer.Length >= end ? end : 0;
    }
}
