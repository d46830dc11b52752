using System.IO.Compression;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using static Cmq.Tests.LoopbackServer;

namespace Cmq.Tests;

/// <summary>The client with its own connections, against real sockets of this machine.</summary>
[CancelAfter(20_000)]
public sealed class LoopbackTests
{
    private const string Done = """{"Response":{"RequestId":"r-1"}}""";

    [Test]
    public async Task Call_OverTheWire_SendsWhatWasSigned(CancellationToken cancel)
    {
        var requests = new List<string>();
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            requests.Add(await ReadRequestAsync(stream, stop));
            await WriteAsync(stream, Answer(Done), stop);
        });
        using var client = Client($"http://{server.Address}");
        await client.DeleteQueueAsync("orders", cancel);
        var head = requests.Single().Split("\r\n\r\n")[0].Split("\r\n");
        var body = requests.Single().Split("\r\n\r\n")[1];
        var timestamp = long.Parse(head.Single(line => line.StartsWith("X-TC-Timestamp: ", StringComparison.Ordinal))[16..], System.Globalization.CultureInfo.InvariantCulture);
        var authorization = Tc3Signer.Authorization(
            new("AKIDEXAMPLE", "SECRETEXAMPLE"),
            new() { Method = "POST", Host = server.Address, ContentType = "application/json", Payload = Encoding.UTF8.GetBytes(body) },
            timestamp);
        Assert.That(
            head,
            Is.SupersetOf(new[]
            {
                "POST / HTTP/1.1", $"Host: {server.Address}", "Content-Type: application/json", "X-TC-Action: DeleteCmqQueue", $"Authorization: {authorization}",
            }));
    }

    [Test]
    public async Task Calls_OneAfterTheOther_ShareAConnection(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            while (!stop.IsCancellationRequested && (await ReadRequestAsync(stream, stop)).Length > 0)
            {
                await WriteAsync(stream, Answer(Done), stop);
            }
        });
        using var client = Client($"http://{server.Address}");
        for (var i = 0; i < 5; i++)
        {
            await client.DeleteQueueAsync("q", cancel);
        }

        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task Call_CompressedAnswer_IsRead(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            using var zipped = new MemoryStream();
            await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            {
                await zip.WriteAsync("""{"Response":{"QueueId":"cmqq-1","RequestId":"r-1"}}"""u8.ToArray(), stop);
            }

            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {zipped.Length}\r\n\r\n", stop);
            await stream.WriteAsync(zipped.ToArray(), stop);
        });
        using var client = Client($"http://{server.Address}");
        Assert.That(await client.CreateQueueAsync("q", new(), null, cancel), Is.EqualTo("cmqq-1"));
    }

    [Test]
    public void Call_NobodyListens_CertainlyDidNotExecute(CancellationToken cancel)
    {
        using var port = new UnusedPort();
        using var client = Client($"http://{port.Address}");
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Lost(mayHaveExecuted: false, transient: true).And.Message.StartsWith($"CreateCmqQueue of 'q': no connection to {port.Address} could be made (").And.Message.EndsWith("the network and its proxy."));
    }

    [Test]
    public void Call_NoServerThere_IsTriedAgainThoughItCreates(CancellationToken cancel)
    {
        using var port = new UnusedPort();
        var retries = new List<CmqRetryEvent>();
        using var client = new CmqManagementClient(new()
        {
            Region = "r",
            Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            Endpoint = $"http://{port.Address}",
            Retry = new() { BaseDelay = TimeSpan.Zero },
            OnRetry = retries.Add,
        });
        Assert.That(() => client.CreateQueueAsync("q", new(), null, cancel), Throws.TypeOf<CmqTransportException>());
        Assert.That(retries, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Call_ServerHangsUpWithoutAnAnswer_MayHaveExecuted(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(ReadRequestAsync);
        using var client = Client($"http://{server.Address}");
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Lost(mayHaveExecuted: true, transient: true).And.Message.Contains($"the connection to {server.Address} broke before an answer came"));
    }

    [Test]
    public async Task Call_ServerHangsUpInTheMiddleOfTheAnswer_MayHaveExecuted(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Resp", stop);
        });
        using var client = Client($"http://{server.Address}");
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Lost(mayHaveExecuted: true, transient: true).And.Message.Contains("broke while the answer was read"));
    }

    [Test]
    public async Task Call_ServerSpeaksAnotherProtocol_SaysSo(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await WriteAsync(stream, "SSH-2.0-OpenSSH_9.6\r\n", stop);
            await ReadRequestAsync(stream, stop);
        });
        using var client = Client($"http://{server.Address}");
        Assert.That(() => client.CreateQueueAsync("q", new(), null, cancel), Throws.TypeOf<CmqTransportException>().With.Message.Contains("answered with something else than HTTP"));
    }

    [Test]
    public async Task Call_TlsToAServerWithoutIt_CertainlyDidNotExecuteAndTellsTheWayOut(CancellationToken cancel)
    {
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await stream.ReadExactlyAsync(new byte[1], stop);
            await WriteAsync(stream, Answer("Bad Request", "400 Bad Request"), stop);
        });
        using var client = Client(server.Address);
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Throws.TypeOf<CmqTransportException>()
                .With.Property("MayHaveExecuted").False
                .And.Message.Contains($"no secure connection to {server.Address} could be made")
                .And.Message.Contains("an endpoint without TLS is written with http://"));
    }

    [Test]
    public async Task Call_CertificateNotTrusted_CertainlyDidNotExecuteAndDoesNotPass(CancellationToken cancel)
    {
        using var certificate = SelfSigned();
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            await ReadRequestAsync(secure, stop);
            await WriteAsync(secure, Answer(Done), stop);
        });
        using var client = Client(server.Address);
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Lost(mayHaveExecuted: false, transient: false).And.Message.Contains("certificate"));
    }

    [Test]
    public async Task Call_HandshakeNeverAnswered_NamesTheLimitOfConnecting(CancellationToken cancel)
    {
        await using var server = new LoopbackServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = new CmqManagementClient(new()
        {
            Region = "r",
            Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            Endpoint = server.Address,
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            Retry = CmqRetryOptions.None,
        });
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Lost(mayHaveExecuted: false, transient: true).And.Message.Contains("did not answer within 0.05 s; the time ran out while connecting"));
    }

    [Test]
    public async Task Call_Redirected_IsNotFollowed(CancellationToken cancel)
    {
        var seen = 0;
        await using var elsewhere = new LoopbackServer((_, _) =>
        {
            seen++;
            return Task.CompletedTask;
        });
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            await WriteAsync(stream, $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{elsewhere.Address}/\r\nContent-Length: 0\r\n\r\n", stop);
        });
        using var client = Client($"http://{server.Address}");
        Assert.That(() => client.CreateQueueAsync("q", new(), null, cancel), Throws.TypeOf<CmqTransportException>().With.Message.Contains("HTTP status 307"));
        Assert.That(seen, Is.Zero);
    }

    [Test]
    public async Task Call_CancelledWhileTheServerThinks_IsCancelled(CancellationToken cancel)
    {
        using var user = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            await user.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = Client($"http://{server.Address}");
        Assert.That(() => client.CreateQueueAsync("q", new(), null, user.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Call_ServerThatRepeatsTheTokenAsItsHeader_IsNotRepeatedByTheError(CancellationToken cancel)
    {
        var token = RandomNumberGenerator.GetHexString(64);
        await using var server = new LoopbackServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nX TC Token {token}\r\n\r\n", stop);
        });
        using var client = Client($"http://{server.Address}", token);
        Assert.That(
            () => client.CreateQueueAsync("q", new(), null, cancel),
            Throws.TypeOf<CmqTransportException>().With.Matches<Exception>(error => !error.ToString().Contains(token, StringComparison.OrdinalIgnoreCase)));
    }

    private static NUnit.Framework.Constraints.EqualConstraint<bool> Lost(bool mayHaveExecuted, bool transient) =>
        Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").EqualTo(mayHaveExecuted).And.Property("IsTransient").EqualTo(transient);

    private static CmqManagementClient Client(string endpoint, string? token = null) => new(new()
    {
        Region = "ap-guangzhou",
        Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE", token),
        Endpoint = endpoint,
        Retry = CmqRetryOptions.None,
    });

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Some systems serve TLS only with a key that was loaded from a file's format.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
