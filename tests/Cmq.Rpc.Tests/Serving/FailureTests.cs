using Cmq.Properties;
using Cmq.Rpc.Messages;
using Google.Protobuf;

namespace Cmq.Rpc.Tests;

public sealed class FailureTests
{
    [Test]
    public async Task Failure_WithADetail_ArrivesWithIt()
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = "orders",
            Properties = PropertyCodec.Encode(PropertyMap.Empty.Set("name", "orders")),
            Reasons = { "the dead-letter queue is missing" },
        };

        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.Unknown, "created half way", detail));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Unknown));
            Assert.That(failure.Message, Is.EqualTo("created half way"));
            Assert.That(failure.Detail<ErrorResourceInitFailed>(), Is.EqualTo(detail));
            Assert.That(failure.Detail<ErrorCause>(), Is.Null);
        });
    }

    [TestCase("plain text")]
    [TestCase("100 % sure: 50%25, %zz")]
    [TestCase("队列名已被占用\r\n\t\u0000\u007f")]
    [TestCase("😀 ends with a space ")]
    public async Task Failure_AnyText_ArrivesAsItWas(string text)
    {
        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.AlreadyExists, text));

        Assert.That(failure.Message, Is.EqualTo(text));
    }

    [Test]
    public async Task Failure_LoneSurrogate_ArrivesReplaced()
    {
        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.NotFound, "a\ud83db"));

        Assert.That(failure.Message, Is.EqualTo("a\ufffdb"));
    }

    [TestCase(100_000, 'x', 8 * 1024)]
    [TestCase(100_000, '队', 8 * 1024 / 9)]
    public async Task Failure_LongText_ArrivesShortened(int length, char letter, int kept)
    {
        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.NotFound, new string(letter, length)));

        Assert.That(failure.Message, Is.EqualTo(new string(letter, kept) + "…"));
    }

    [Test]
    public async Task Failure_DetailsTooLarge_ArrivesWithoutThem()
    {
        var detail = new ErrorResourceInitFailed { Reasons = { new string('x', 33 * 1024) } };

        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.Unknown, "half way", detail));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Unknown));
            Assert.That(failure.Message, Does.StartWith("half way (details of 33"));
            Assert.That(failure.Details, Is.Empty);
        });
    }

    [Test]
    public async Task Failure_DetailsJustSmallEnough_ArrivesWithThemAndTheLongestText()
    {
        var detail = new ErrorResourceInitFailed { Reasons = { new string('x', 24 * 1024 - 100) } };

        var failure = await FailAsync(() => throw new RpcException(RpcStatusCode.Unknown, new string('y', 9000), detail));

        Assert.That(failure.Detail<ErrorResourceInitFailed>(), Is.EqualTo(detail));
    }

    [Test]
    public async Task Failure_ByABug_IsInternalWithItsMessageAndNoStackTrace()
    {
        var failure = await FailAsync(() => throw new InvalidOperationException("the list is empty"));

        Assert.That((failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.Internal, "InvalidOperationException: the list is empty")));
    }

    [Test]
    public async Task Failure_ByABug_IsToldToTheServersOwner()
    {
        (string Path, Exception Bug)? told = null;
        var bug = new InvalidOperationException("the list is empty");

        await FailAsync(() => throw bug, new() { UnexpectedError = (path, e) => told = (path, e) });

        Assert.That(told, Is.EqualTo(((string, Exception)?)("/pulumirpc.ResourceProvider/GetSchema", bug)));
    }

    [Test]
    public async Task Failure_AnswerTooLong_IsResourceExhausted()
    {
        var failure = await FailAsync(() => new string('x', 2000), new() { MaxMessageBytes = 1000 });

        Assert.That(
            (failure.Code, failure.Message),
            Is.EqualTo((RpcStatusCode.ResourceExhausted, "A message of 2003 bytes is longer than the limit of 1000.")));
    }

    [Test]
    public void RpcException_Ok_IsNoFailure() =>
        Assert.That(() => new RpcException(RpcStatusCode.Ok, ""), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Messages_LoneSurrogate_IsWrittenAsValidText()
    {
        var written = new CheckFailure { Reason = "a\ud83db" }.ToByteArray();

        Assert.That(CheckFailure.Parser.ParseFrom(written).Reason, Is.EqualTo("a\ufffdb"));
    }

    private static async Task<RpcException> FailAsync(Func<string> answer, RpcServerOptions? options = null)
    {
        await using var server = await RpcTestServer.StartAsync((_, _) => Task.FromResult(answer()), options);
        return Assert.ThrowsAsync<RpcException>(() => server.AskAsync(""))!;
    }
}
