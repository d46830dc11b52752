using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator.Tests;

/// <summary>Raw bodies and queries.</summary>
internal sealed class V2BodyTests : V2Tests
{
    private const long HundredMegabytes = 100 * 1024 * 1024;
    private const string Difficult = "a b+c&d=e~f*'g(h)!i/j%k 中文 😀\r\n\0";

    [Test]
    public async Task Body_OfAnyContentType_IsParsed(
        [Values(null, "*/*;charset=utf-8", "application/x-www-form-urlencoded", "application/json", "multipart/form-data", "text/plain")] string? contentType)
    {
        var request = new V2Request("SendMessage", ("queueName", "orders"), ("msgBody", "x")) { ContentType = contentType };
        Assert.That((await SendAsync(request)).Pair, Is.EqualTo("0"));
    }

    [Test]
    public async Task Value_WithWhateverItHolds_ArrivesAsItWas([Values] bool blankIsPlus, [Values("GET", "POST")] string method)
    {
        await SendAsync(new V2Request("SendMessage", ("queueName", "orders"), ("msgBody", Difficult)) { BlankIsPlus = blankIsPlus, Method = HttpMethod.Parse(method) });
        Assert.That(Messages.OnlyCall.Argument<string>(1), Is.EqualTo(Difficult));
    }

    [TestCase("100%", "100%")]
    [TestCase("%zz", "%zz")]
    [TestCase("%4", "%4")]
    [TestCase("%41", "A")]
    [TestCase("%e4%b8%AD", "中")]
    [TestCase("!~*'()/", "!~*'()/")]
    public async Task Escape_ThatIsNone_StandsForItself(string sent, string read)
    {
        await SendAsync(new V2Request("SendMessage", ("queueName", "orders"), ("msgBody", read))
        {
            Spoil = encoded => encoded.Replace("msgBody=" + Uri.EscapeDataString(read), "msgBody=" + sent, StringComparison.Ordinal),
        });
        Assert.That(Messages.OnlyCall.Argument<string>(1), Is.EqualTo(read));
    }

    [Test]
    public async Task Parameters_InAPostWithoutABody_AreThoseOfTheQuery()
    {
        var request = new V2Request("ListQueue");
        var encoded = await request.Build(Emulator.Endpoint).Content!.ReadAsStringAsync();
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Emulator.Endpoint, "/v2/index.php?" + encoded)));
        Assert.That(reply.Pair, Is.EqualTo("0"), reply.Text);
    }

    [TestCase("%FF%FE", "4000/10420")]
    [TestCase("%C3%28", "4000/10420")]
    [TestCase("%ED%A0%80", "4000/10420")]
    public async Task Text_ThatIsNotUtf8_CannotBeParsed(string value, string pair) => Assert.That((await RawAsync("Action=SendMessage&msgBody=" + value)).Pair, Is.EqualTo(pair));

    [TestCase("Action=SendMessage&msgBody", "4000/10310")]
    [TestCase("Action=SendMessage&=x", "4000/10310")]
    [TestCase("Action=SendMessage&a=1&a=2", "4000/10330")]
    [TestCase("Action=SendMessage&Action=SendMessage", "4000/10330")]
    [TestCase("", "4000/10010")]
    [TestCase("&&&", "4000/10010")]
    public async Task Body_Malformed_IsRefusedWithItsPair(string body, string pair) => Assert.That((await RawAsync(body)).Pair, Is.EqualTo(pair));

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task Method_NeitherGetNorPost_Is10410(string method)
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), new Uri(Emulator.Endpoint, "/v2/index.php")));
        Assert.That((reply.Status, reply.Pair), Is.EqualTo((HttpStatusCode.OK, "4000/10410")));
    }

    [Test]
    public async Task Body_OfOneMegabyte_IsTaken()
    {
        var request = new V2Request("SendMessage", ("queueName", "orders"), ("msgBody", "")) { ContentType = null };
        var rest = request.Build(Emulator.Endpoint).Content!.Headers.ContentLength!.Value;

        // A signature has the same length unless it needs escapes, so the size is reached to a few bytes, and never passed.
        request.Fields["msgBody"] = new string('x', 1024 * 1024 - (int)rest - 32);
        Assert.That((await SendAsync(request)).Pair, Is.EqualTo("0"));
    }

    [TestCase(1024 * 1024 + 1)]
    [TestCase(9 * 1024 * 1024)]
    public async Task Body_OverOneMegabyte_Is10420(int length)
    {
        var reply = await RawAsync("Action=SendMessage&msgBody=" + new string('x', length - 27));
        Assert.That((reply.Status, reply.Pair), Is.EqualTo((HttpStatusCode.OK, "4000/10420")));
    }

    [Test]
    public async Task Body_OfAHundredMegabytes_IsRefused([Values] bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Emulator.Endpoint, "/v2/index.php"))
        {
            Content = new StreamContent(new EndlessStream(HundredMegabytes)),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Content.Headers.ContentLength = isChunked ? null : HundredMegabytes;
        Assert.That((await SendAsync(request)).Pair, Is.EqualTo("4000/10420"));
    }

    [TestCase(HundredMegabytes)]
    [TestCase(null)]
    public async Task Body_OfAHundredMegabytes_IsNotKeptInMemory(long? declared)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Body, context.Request.ContentLength) = ("POST", new EndlessStream(HundredMegabytes), declared);
        var received = await ReceivedRequest.ReadAsync(context.Request, CancellationToken.None);
        Assert.That((received.Body.Length <= 2 * 1024 * 1024, received.IsLongerThan(V2Face.LongestBody)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Parameters_MoreThanAThousand_CannotBeParsed()
    {
        var reply = await RawAsync(string.Join('&', Enumerable.Range(0, 1001).Select(index => $"p{index}=")));
        Assert.That(reply.Pair, Is.EqualTo("4000/10420"));
    }

    private Task<V2Reply> RawAsync(string body) => SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Emulator.Endpoint, "/v2/index.php"))
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
    });
}
