using System.Net;
using System.Net.Sockets;

namespace Cmq.Tests;

/// <summary>A port of this machine where nobody listens, and which nobody else can take meanwhile.</summary>
internal sealed class UnusedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public UnusedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}";

    public void Dispose() => _socket.Dispose();
}
