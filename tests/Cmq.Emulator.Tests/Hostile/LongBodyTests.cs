using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator.Tests;

/// <summary>Bodies that are much too long, or have no end.</summary>
internal sealed class LongBodyTests : HostileTests
{
    private const long HundredMegabytes = 100 * 1024 * 1024;
    private const int TenMegabytes = 10 * 1024 * 1024;

    [Test]
    public async Task Api_BodyOfAHundredMegabytes_IsRefused([Values] bool isChunked)
    {
        var before = await PictureAsync();
        using var message = ApiRequest("SendCmqMsg").Build();
        message.Content = new StreamContent(new EndlessStream(HundredMegabytes));
        message.Content.Headers.Add("Content-Type", "application/json");
        message.Headers.TransferEncodingChunked = isChunked;
        message.Content.Headers.ContentLength = isChunked ? null : HundredMegabytes;
        using var response = await Http.SendAsync(message);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("RequestSizeLimitExceeded"));
        await AssertUnharmedAsync(before);
    }

    [TestCase(HundredMegabytes, 1024 * 1024)]
    [TestCase(null, TenMegabytes + (1024 * 1024))]
    public async Task Api_BodyOfAHundredMegabytes_IsNotKeptInMemory(long? declared, int most)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Request.ContentType) = ("POST", "/", "application/json");
        (context.Request.Body, context.Request.ContentLength) = (new EndlessStream(HundredMegabytes), declared);
        var received = await ReceivedRequest.ReadAsync(context.Request, CancellationToken.None);
        Assert.That((received.Body.Length <= most, received.IsLongerThan(TenMegabytes)), Is.EqualTo((true, true)));
    }

    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nX-TC-Action: SendCmqMsg\r\nContent-Type: application/json\r\n", "RequestSizeLimitExceeded")]
    [TestCase("POST /v2/index.php HTTP/1.1\r\nHost: x\r\n", "(10420)")]
    public async Task Body_WithoutAnEnd_IsAnsweredWhileItComes(string headers, string says)
    {
        var before = await PictureAsync();
        using (var client = await ConnectAsync())
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(headers + "Transfer-Encoding: chunked\r\n\r\n"));
            using var stop = new CancellationTokenSource(Limit);
            var answer = ReadAnswerAsync(stream, stop.Token);
            await SendChunksAsync(stream, answer);
            Assert.That(await answer, Does.StartWith("HTTP/1.1 200 OK").And.Contain(says));
        }

        await AssertUnharmedAsync(before);
    }

    [Test]
    public async Task Bodies_ThatWereRefused_TakeNoMemoryAfterwards()
    {
        await RefuseAsync(2);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RefuseAsync(8);
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(TenMegabytes)); // Eight of them.
    }

    // Each of them has read ten megabytes before it is refused.
    private async Task RefuseAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var message = ApiRequest("SendCmqMsg").Build();
            message.Content = new StreamContent(new EndlessStream(TenMegabytes + 1));
            message.Content.Headers.Add("Content-Type", "application/json");
            message.Headers.TransferEncodingChunked = true;
            using var response = await Http.SendAsync(message);
        }
    }

    private static async Task SendChunksAsync(NetworkStream stream, Task answer)
    {
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('x', 0x10000) + "\r\n");
        try
        {
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync(chunk);
            }
        }
        catch (IOException)
        {
            // The other side has had enough, which it may once it has answered.
        }
    }

    private static async Task<string> ReadAnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains('}', StringComparison.Ordinal) && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
