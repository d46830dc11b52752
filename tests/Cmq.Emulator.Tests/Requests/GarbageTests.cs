using System.Net;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>Whatever comes in, an envelope goes out, the emulator has no defect to log, and the next request is answered.</summary>
internal sealed class GarbageTests : EmulatorTests
{
    private static readonly byte[] GoodBody = Encoding.UTF8.GetBytes(
        "{\"QueueName\":\"orders\",\"VisibilityTimeout\":30,\"Trace\":true,\"DeadLetterQueueName\":\"dead\",\"Policy\":0,\"MaxReceiveCount\":5,"
        + "\"Tags\":[{\"TagKey\":\"owner\",\"TagValue\":\"shop\"}]}");

    [Test]
    public async Task Body_OfRandomBytes_GivesAnEnvelope([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var body = new byte[random.Next(200)];
            random.NextBytes(body);
            await AssertEnvelopeAsync(body);
        }
    }

    [Test]
    public async Task Body_WithBytesChanged_GivesAnEnvelope([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var body = (byte[])GoodBody.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(32, 127);
            }

            await AssertEnvelopeAsync(body);
        }
    }

    [Test]
    public async Task Body_CutOff_GivesAnEnvelope()
    {
        for (var length = 0; length < GoodBody.Length; length++)
        {
            await AssertEnvelopeAsync(GoodBody[..length]);
        }
    }

    [Test]
    public async Task Headers_OfRandomText_GiveAnEnvelope([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request =>
            {
                request.Authorization = header => random.Next(2) == 0 ? Text(random) : header[..random.Next(header.Length)] + Text(random);
                request.ExtraHeaders["X-TC-TraceId"] = Text(random);
            });
            Assert.That((answer.Status, answer.Code is not null and not "InternalError"), Is.EqualTo((HttpStatusCode.OK, true)), answer.Text);
        }
    }

    [TestCase("\r\n\r\n")]
    [TestCase("GET\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nshort")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [TestCase("POST / HTTP/1.1\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [TestCase("\u0016\u0003\u0001\u0002\u0000")]
    public async Task Http_Broken_LeavesTheEmulatorAnswering(string bytes)
    {
        await Api.SendBrokenAsync(Encoding.Latin1.GetBytes(bytes));
        var answer = await Api.CallAsync("DescribeCmqQueues");
        Assert.That((answer.Code, Api.Log), Is.EqualTo(((string?)null, Array.Empty<string>())));
    }

    private async Task AssertEnvelopeAsync(byte[] body)
    {
        var answer = await Api.CallAsync("CreateCmqQueue", "", request => request.Body = body);
        Assert.That((answer.Status, answer.Code is "InternalError"), Is.EqualTo((HttpStatusCode.OK, false)), $"{Convert.ToBase64String(body)} {answer.Text}");
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(33, 127)));
}
