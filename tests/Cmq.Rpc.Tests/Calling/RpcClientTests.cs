using System.Net;
using System.Net.Sockets;
using Cmq.Rpc.Messages;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cmq.Rpc.Tests;

public sealed class RpcClientTests
{
    private static readonly byte[] Frame = RawClient.Frame(new GetRootResourceResponse { Urn = "urn" }.ToByteArray());

    [Test]
    public async Task Call_StatusBehindTheMessage_IsRead() =>
        Assert.That(await AskAsync(Frame, trailers: [("grpc-status", "0")]), Is.Null);

    [Test]
    public async Task Call_FailureBehindTheMessage_Fails() =>
        Assert.That((await AskAsync(Frame, trailers: [("grpc-status", "5"), ("grpc-message", "gone%21")]))?.Message, Is.EqualTo("gone!"));

    [Test]
    public async Task Call_NoStatus_IsUnknown() => Assert.That((await AskAsync(Frame))?.Code, Is.EqualTo(RpcStatusCode.Unknown));

    [Test]
    public async Task Call_StatusBeyondTheLastCode_IsUnknown() =>
        Assert.That((await AskAsync(headers: [("grpc-status", "17")]))?.Code, Is.EqualTo(RpcStatusCode.Unknown));

    [Test]
    public async Task Call_NoMessage_IsInternal() =>
        Assert.That((await AskAsync(trailers: [("grpc-status", "0")]))?.Message, Is.EqualTo("The server answered without a message."));

    [TestCase("")]
    [TestCase("=")]
    [TestCase("==")]
    public async Task Call_DetailsWithAndWithoutPadding_AreRead(string shape)
    {
        // The text's length decides how much padding the encoding needs.
        var status = new Status { Code = 9, Message = "why" + shape, Details = { Any.Pack(new ErrorCause { Message = "cause" }) } };
        var details = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');

        var failure = await AskAsync(headers: [("grpc-status", "9"), ("grpc-message", "less"), ("grpc-status-details-bin", details)]);

        Assert.That((failure?.Message, failure?.Detail<ErrorCause>()?.Message), Is.EqualTo((status.Message, "cause")));
    }

    [Test]
    public async Task Call_DetailsOfAnotherStatus_AreInternal()
    {
        var details = Convert.ToBase64String(new Status { Code = 5 }.ToByteArray());

        var failure = await AskAsync(headers: [("grpc-status", "9"), ("grpc-status-details-bin", details)]);

        Assert.That(failure?.Code, Is.EqualTo(RpcStatusCode.Internal));
    }

    [TestCase("*")]
    [TestCase("////")]
    public async Task Call_DetailsThatCannotBeRead_LeaveTheStatus(string details)
    {
        var failure = await AskAsync(headers: [("grpc-status", "9"), ("grpc-message", "text"), ("grpc-status-details-bin", details)]);

        Assert.That((failure?.Code, failure?.Message), Is.EqualTo(((RpcStatusCode?)RpcStatusCode.FailedPrecondition, "text")));
    }

    [TestCase(400, RpcStatusCode.Internal)]
    [TestCase(401, RpcStatusCode.Unauthenticated)]
    [TestCase(403, RpcStatusCode.PermissionDenied)]
    [TestCase(404, RpcStatusCode.Unimplemented)]
    [TestCase(429, RpcStatusCode.Unavailable)]
    [TestCase(503, RpcStatusCode.Unavailable)]
    [TestCase(500, RpcStatusCode.Unknown)]
    public async Task Call_AnsweredByPlainHttp_HasTheCodeOfItsStatus(int status, RpcStatusCode expected) =>
        Assert.That((await AskAsync(http: status))?.Code, Is.EqualTo(expected));

    [TestCase(2, RpcStatusCode.Internal)]
    [TestCase(7, RpcStatusCode.Unavailable)]
    [TestCase(8, RpcStatusCode.Cancelled)]
    [TestCase(11, RpcStatusCode.ResourceExhausted)]
    [TestCase(12, RpcStatusCode.PermissionDenied)]
    public async Task Call_ResetByTheServer_HasTheCodeOfTheReset(int reset, RpcStatusCode expected)
    {
        var failure = await RawServer.AskAsync(context =>
        {
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(reset);
            return Task.CompletedTask;
        });

        Assert.That(failure?.Code, Is.EqualTo(expected));
    }

    [Test]
    public void Call_NobodyListens_IsUnavailable()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        using var client = new RpcClient(free.LocalEndpoint.ToString()!);
        free.Stop();

        var failure = Assert.ThrowsAsync<RpcException>(() => client.CallAsync(EngineService.Log, new(), TimeSpan.FromSeconds(30)));

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Unavailable));
    }

    [Test]
    public async Task Call_AfterTheServerCameBack_ConnectsAgainOnceTheLossIsNoticed()
    {
        await using var first = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text));
        await first.AskAsync("one");
        await first.Server.DisposeAsync();
        var samePort = new RpcServerOptions { Port = first.Server.EndPoint.Port };
        await using var second = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text), samePort);

        string answer;
        try
        {
            answer = await first.AskAsync("two");
        }
        catch (RpcException e) when (e.Code == RpcStatusCode.Unavailable)
        {
            answer = await first.AskAsync("two");
        }

        Assert.That(answer, Is.EqualTo("two"));
    }

    [TestCase("")]
    [TestCase("127.0.0.1:99999")]
    [TestCase("127.0.0.1:80/path")]
    [TestCase("a b:80")]
    public void Client_TargetThatIsNoHostAndPort_IsRefused(string target) =>
        Assert.That(() => new RpcClient(target).Dispose(), Throws.ArgumentException);

    private static Task<RpcException?> AskAsync(
        byte[]? body = null,
        (string Name, string Value)[]? headers = null,
        (string Name, string Value)[]? trailers = null,
        int http = 200) =>
        RawServer.AskAsync(async context =>
        {
            context.Response.StatusCode = http;
            foreach (var (name, value) in headers ?? [])
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.BodyWriter.WriteAsync(body ?? []);
            foreach (var (name, value) in trailers ?? [])
            {
                context.Response.AppendTrailer(name, value);
            }
        });
}
