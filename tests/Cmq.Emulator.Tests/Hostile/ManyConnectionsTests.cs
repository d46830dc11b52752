using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cmq.Emulator.Tests;

/// <summary>Many who keep a connection and don't use it, while the limits let them.</summary>
internal sealed class ManyConnectionsTests : HostileTests
{
    private const string HalfHeaders = "POST /v2/index.php HTTP/1.1\r\nHost: x\r\n";
    private const string HalfBody = HalfHeaders + "Content-Length: 1000000\r\n\r\nAction=SendMessage&msgBody=";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private protected override ConnectionLimits Connections => new() { Idle = Long, Headers = Long, Grace = Long };

    [TestCase("")]
    [TestCase(HalfHeaders)]
    [TestCase(HalfBody)]
    public async Task Connections_ThatAreSilent_HoldUpNobody(string beginning)
    {
        var before = await PictureAsync();
        var silent = new List<TcpClient>();
        try
        {
            for (var count = 0; count < 200; count++)
            {
                var client = await ConnectAsync();
                silent.Add(client);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
            }

            for (var cycle = 0; cycle < 10; cycle++)
            {
                await CycleAsync();
            }

            // All were still there: what was served was served beside them, not after them.
            Assert.That(silent.Count(client => client.Client.Poll(0, SelectMode.SelectRead)), Is.Zero);
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }

        await AssertUnharmedAsync(before);
    }

    [Test]
    public void Limits_OfAConnection_AreTheDocumentedOnes()
    {
        var limits = new KestrelServerLimits();
        new ConnectionLimits().Apply(limits);
        Assert.That(
            (limits.KeepAliveTimeout.TotalSeconds, limits.RequestHeadersTimeout.TotalSeconds, limits.MinRequestBodyDataRate!.ToString(), limits.MinResponseDataRate!.ToString()),
            Is.EqualTo((130.0, 30.0, "Bytes per second: 4096, Grace Period: 00:00:10", "Bytes per second: 4096, Grace Period: 00:00:10")));
    }
}
