using System.Net;
using System.Net.Sockets;

namespace Cmq.Emulator;

/// <summary>
/// Opens the connections of pushes. What a name resolves to is checked here, on the very address that is then connected to, so that no answer of
/// a name server can lead a push elsewhere between the check and the use.
/// </summary>
internal sealed class PushConnector(CmqEmulatorPushTargets targets)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = Allowed(IPAddress.TryParse(target.Host, out var address)
            ? [address]
            : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false));
        if (addresses.Length == 0)
        {
            throw new IOException($"'{target.Host}' is not on this machine, and others are only pushed to with PushTargets.Any (--push any)");
        }

        for (var i = 0; ; i++)
        {
            // A socket of IPv6 alone doesn't reach an address of IPv4 that is written as one of IPv6.
            var at = addresses[i].IsIPv4MappedToIPv6 ? addresses[i].MapToIPv4() : addresses[i];
            var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(at, target.Port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // A name has several addresses, and whoever listens may do so at the next.
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    /// <summary>The addresses among those of a name that may be pushed to.</summary>
    public IPAddress[] Allowed(IPAddress[] addresses) =>
        targets == CmqEmulatorPushTargets.Any ? addresses : Array.FindAll(addresses, IsLoopback);

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
