using System.Net;
using Cmq.Rpc.Messages;
using static Cmq.Rpc.Tests.RawClient;

namespace Cmq.Rpc.Tests;

public sealed class FrameTests
{
    private static readonly byte[] Hello = Request("hello");

    private static IEnumerable<TestCaseData> Accepted()
    {
        yield return Case("Plain", Frame(Hello));
        yield return Case("PlainThatCouldBePacked", Frame(Hello), "gzip");
        yield return Case("Gzip", Frame(Gzip(Hello), flag: 1), "gzip");
        yield return Case("Deflate", Frame(Deflate(Hello), flag: 1), "deflate");
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("Nothing", []).Returns("13");
        yield return Case("HalfAPrefix", Frame(Hello)[..3]).Returns("13");
        yield return Case("PrefixAlone", Frame(Hello)[..5]).Returns("13");
        yield return Case("Truncated", Frame(Hello)[..^1]).Returns("13");
        yield return Case("TwoMessages", [.. Frame(Hello), .. Frame(Hello)]).Returns("13");
        yield return Case("MessageAndHalf", [.. Frame(Hello), 0, 0]).Returns("13");
        yield return Case("PackedWithoutAnEncoding", Frame(Gzip(Hello), flag: 1)).Returns("13");
        yield return Case("PackedAsIdentity", Frame(Hello, flag: 1), "identity").Returns("13");
        yield return Case("OtherFlags", Frame(Hello, flag: 2)).Returns("13");
        yield return Case("UnknownEncoding", Frame(Hello, flag: 1), "snappy").Returns("12");
        yield return Case("NotWhatTheEncodingSays", Frame(Hello, flag: 1), "gzip").Returns("13");
        yield return Case("NotAMessage", Frame([0xff, 0xff, 0xff])).Returns("13");
        yield return Case("AbsurdLength", Frame(Hello, length: uint.MaxValue)).Returns("8");
        yield return Case("LongerThanTheLimit", Frame(new byte[(1 << 20) + 1])).Returns("8");
        yield return Case("UnpacksToMoreThanTheLimit", Frame(Gzip(new byte[(1 << 20) + 1]), flag: 1), "gzip").Returns("8");
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task Request_WellFramed_IsAnswered(byte[] body, string? encoding)
    {
        var answer = await SendAsync(body, Encoding(encoding));

        Assert.That((answer.Status, answer.Text), Is.EqualTo(("0", "hello")));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task<string?> Request_BadlyFramed_IsRefusedWithTheStatusOfItsFault(byte[] body, string? encoding) =>
        (await SendAsync(body, Encoding(encoding))).Status;

    [Test]
    public async Task Request_LengthWithoutTheBytes_TakesNoMemory()
    {
        var before = GC.GetTotalAllocatedBytes();

        await SendAsync(Frame(Hello, length: 300_000_000), maxMessageBytes: 400_000_000);

        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(100_000_000));
    }

    [TestCase("application/grpc+proto", HttpStatusCode.OK)]
    [TestCase("application/grpc;charset=utf-8", HttpStatusCode.OK)]
    [TestCase("application/grpc+json", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("application/grpc-web", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("application/json", HttpStatusCode.UnsupportedMediaType)]
    public async Task Request_ContentType_MustBeGrpc(string contentType, HttpStatusCode expected) =>
        Assert.That((await SendAsync(Frame(Hello), contentType: contentType)).Http, Is.EqualTo(expected));

    [Test]
    public async Task Request_OtherThanPost_IsNotGrpc() =>
        Assert.That((await SendAsync(Frame(Hello), verb: HttpMethod.Put)).Http, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task Request_DeadlineThatIsNoTime_IsRefused()
    {
        var answer = await SendAsync(Frame(Hello), [("grpc-timeout", "soon")]);

        Assert.That((answer.Status, answer.Text), Is.EqualTo(("13", "The header grpc-timeout is 'soon', which is not a time.")));
    }

    [Test]
    public async Task Request_DeadlineOfCenturies_IsAnswered() =>
        Assert.That((await SendAsync(Frame(Hello), [("grpc-timeout", "99999999H")])).Text, Is.EqualTo("hello"));

    [Test]
    public async Task Status_OfAFailure_StandsInTheHeaders() =>
        Assert.That((await SendAsync([])).InHeaders, Is.True);

    [Test]
    public async Task Status_OfASuccessWithoutAMessage_StandsInTrailers()
    {
        await using var server = await RpcTestServer.StartAsync(
            s => s.ServerStreaming(ResourceProviderService.List, (_, _) => NoneAsync()));
        using var http = OneConnection();

        var answer = await SendAsync(http, server, ResourceProviderService.List.Path, Frame([]));

        Assert.That((answer.Status, answer.InHeaders), Is.EqualTo(("0", false)));
    }

    private static async IAsyncEnumerable<ListResponse> NoneAsync()
    {
        await Task.Yield();
        yield break;
    }

    private static (string, string)[] Encoding(string? encoding) => encoding is null ? [] : [("grpc-encoding", encoding)];

    private static TestCaseData Case(string name, byte[] body, string? encoding = null) =>
        new TestCaseData(body, encoding).SetArgDisplayNames(name);
}
