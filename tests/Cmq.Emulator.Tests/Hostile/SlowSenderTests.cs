using System.Net.Sockets;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>Those who send slowly, or never to the end, under limits so small that a test can wait for them.</summary>
internal sealed class SlowSenderTests : HostileTests
{
    private const string ApiHeaders = "POST / HTTP/1.1\r\nHost: x\r\nX-TC-Action: SendCmqMsg\r\nContent-Type: application/json\r\n";
    private const string V2Headers = "POST /v2/index.php HTTP/1.1\r\nHost: x\r\n";
    private const string AdminHeaders = "PUT /_admin/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    // What is sent at once; a byte follows now and then, but for the first.
    private static readonly Dictionary<string, string> Beginnings = new()
    {
        ["nothing at all"] = "",
        ["a request line"] = "POST /v2/in",
        ["headers"] = V2Headers + "X-Slow: ",
        ["a body of API 3.0"] = ApiHeaders + "Content-Length: 100000\r\n\r\n{\"QueueName\":\"",
        ["a body of v2"] = V2Headers + "Content-Length: 100000\r\n\r\nAction=SendMessage&msgBody=",
        ["a body of the admin API"] = AdminHeaders + "Content-Length: 100000\r\n\r\n{\"faults\":[",
        ["a body without a length"] = V2Headers + "Transfer-Encoding: chunked\r\n\r\nFFFF\r\nAction=",
        ["a body that is too long"] = ApiHeaders + "Content-Length: 104857600\r\n\r\n",
    };

    private protected override ConnectionLimits Connections => new()
    {
        Idle = TimeSpan.FromMilliseconds(100),
        Headers = TimeSpan.FromMilliseconds(100),
        BytesPerSecond = 1_000_000,
        Grace = TimeSpan.FromSeconds(1.001),
    };

    [Test]
    public async Task Senders_WhoAreTooSlow_AreCutOff()
    {
        var before = await PictureAsync();
        using var stop = new CancellationTokenSource(Limit);
        var senders = Beginnings.Select(beginning => (What: beginning.Key, CutOff: SendSlowlyAsync(beginning.Value, stop.Token))).ToList();
        await Task.WhenAll(senders.Select(sender => sender.CutOff));

        Assert.That(senders.Where(sender => !sender.CutOff.Result).Select(sender => sender.What), Is.Empty);
        await AssertUnharmedAsync(before);
    }

    // The byte that follows waits for a message to go its whole way, so that no test sleeps, and whoever is not slow is seen to be served.
    private async Task<bool> SendSlowlyAsync(string beginning, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
        var end = ReadToEndAsync(client.GetStream(), cancellationToken);
        while (!end.IsCompleted && beginning.Length > 0)
        {
            await Http.GetStringAsync(new Uri(Emulator.Endpoint, "/_admin/health"), cancellationToken);
            try
            {
                await client.GetStream().WriteAsync("x"u8.ToArray(), cancellationToken);
            }
            catch (IOException)
            {
                break;
            }
        }

        return await end;
    }

    private static async Task<bool> ReadToEndAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
