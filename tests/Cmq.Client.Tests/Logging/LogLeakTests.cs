using System.Net;
using System.Security.Cryptography;

namespace Cmq.Client.Tests;

/// <summary>
/// Secrets that were made up a moment ago - keys, bodies, handles, what a credential provider says - are in nothing that is logged, whatever the other
/// side repeats.
/// </summary>
public sealed class LogLeakTests
{
    private static readonly string Body = Random();
    private static readonly string Handle = Random();
    private static readonly string Said = Random();
    private static readonly CmqCredential Credential = new("AKID" + Random(), Random(), Random() + Random());
    private static readonly string[] Secrets = [Body, Handle, Said, Credential.SecretId, Credential.SecretKey, Credential.SecurityToken!];

    // Servers that repeat what they know, each in its own way.
    private static readonly TestCaseData[] Echoes =
    [
        Case("a refusal", text => FormService.Answer($$"""{"code":4000,"message":"(10000){{text}}","requestId":"r"}""")),
        Case("a refusal that passes", text => FormService.Answer($$"""{"code":4420,"message":"(10250){{text}}","requestId":"r"}""")),
        Case("a failure of the service", text => FormService.Answer($$"""{"code":6000,"message":"{{text}}","requestId":"r"}""")),
        Case("a request id", _ => FormService.Answer($$"""{"code":6000,"message":"no","requestId":"{{Credential.SecretKey}}"}""")),
        Case("failures of a batch", text => FormService.Answer(
            $$"""{"code":6010,"message":"{{text}}","errorList":[{"code":4430,"message":"(10260){{text}}","receiptHandle":"{{Handle}}"}]}""")),
        Case("a page", text => FormService.Answer($"<html>{text}</html>")),
        Case("another status", text => FormService.Answer(text, HttpStatusCode.BadGateway)),
        Case("a number", text => FormService.Answer(
            $$"""{"code":0,"message":"","msgId":{"{{text}}":1},"msgList":"{{text}}","msgInfoList":"{{text}}","totalCount":"{{text}}","msgBody":"{{text}}"}""")),
        Case("an answer that is cut", text => FormService.Answer($$"""{"code":0,"msgBody":"{{text}}""")),
        Case("an error of API 3.0", text => FormService.Answer(
            $$$"""{"Response":{"Error":{"Code":"InternalError","Message":"{{{text}}}"},"RequestId":"r"}}""")),
        Case("an exception", text => throw new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid header line: '{text}'.")),
        Case("an inner exception", text => throw new HttpRequestException(HttpRequestError.Unknown, "It broke.", new IOException(text))),
    ];

    private readonly TestLog _log = new();

    private static string[] Leaks(TestLog log)
    {
        string[] logged = [.. log.Lines, .. log.Values];
        return [.. logged.Where(line => Secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))];
    }

    [TestCaseSource(nameof(Echoes))]
    public async Task Calls_ServiceRepeatsEverything_TheLogDoesNot(Func<string, HttpResponseMessage> echo)
    {
        using var service = new EchoService(() => echo(string.Join(' ', Secrets)));
        await CallAllAsync(service, Credential);
        Assert.That(_log.Events, Has.Some.Contain("failed in attempt"));
        Assert.That(Leaks(_log), Is.Empty);
    }

    [Test]
    public async Task Calls_ProviderTellsASecret_TheLogDoesNot()
    {
        using var service = new EchoService(() => FormService.Answer("{}"));
        var provider = new ScriptedCredentials(Enumerable.Repeat(ScriptedCredentials.Throws(new InvalidOperationException(Said, new IOException(Said))), 1000));
        await CallAllAsync(service, provider);
        Assert.That(_log.Events, Has.Some.Contain("the credential provider failed"));
        Assert.That(Leaks(_log), Is.Empty);
    }

    [Test]
    public async Task Calls_AllSucceed_TheLogHasNoSecret()
    {
        using var service = new EchoService(() => FormService.Answer(
            $$"""
            {"code":0,"message":"","requestId":"r","msgId":"m","msgList":[{"msgId":"m"}],"receiptHandle":"{{Handle}}","msgBody":"{{Body}}",
            "msgInfoList":[{"msgId":"m","receiptHandle":"{{Handle}}","msgBody":"{{Body}}","dequeueCount":1}]}
            """));
        await CallAllAsync(service, Credential);
        Assert.That(_log.Events, Has.Some.Contain("took 1 messages").And.Some.Contain("handed out 1 messages").And.Some.Contain("HandlerFailed"));
        Assert.That(Leaks(_log), Is.Empty);
    }

    // Every kind of call, on both editions. What they end with is the programs' affair.
    private async Task CallAllAsync(EchoService service, ICmqCredentialProvider credentials)
    {
        foreach (var edition in new[] { CmqEdition.Classic, CmqEdition.Tdmq })
        {
            var time = new FakeTime();
            using var http = new HttpClient(service, disposeHandler: false);
            await using var account = new CmqAccount(new()
            {
                Region = "ap-guangzhou",
                Edition = edition,
                Credentials = credentials,
                Endpoint = "http://cmq.example",
                MessagingEndpoint = "http://cmq.example",
                HttpClient = http,
                LoggerFactory = _log.Factory,
                TimeProvider = time,
                Retry = new() { MaxAttempts = 3, BaseDelay = TimeSpan.Zero },
                RateLimits = CmqRateLimits.None,
            });
            var (queue, topic) = (account.Queue("orders"), account.Topic("events"));
            using var stop = new CancellationTokenSource();
            Func<Task>[] calls =
            [
                () => queue.SendAsync(Body),
                () => queue.SendBatchAsync([Body]),
                () => queue.ReceiveAsync(TimeSpan.Zero),
                () => queue.ReceiveBatchAsync(16, TimeSpan.Zero),
                () => queue.DeleteAsync(Handle),
                () => queue.DeleteBatchAsync([Handle, Handle + "2"]),
                () => topic.PublishAsync(Body, [Body]),
                () => topic.PublishBatchAsync([Body, Body]),
                () => queue.GetAttributesAsync(),
                () => account.CreateQueueAsync("other"),
                () => account.GetTopicsAsync().ListAsync(),
                () => account.CreateSubscriptionAsync("events", "all", SubscriptionProtocol.Queue, "orders"),
                () => queue.ProcessAsync(
                    (message, token) =>
                    {
                        stop.Cancel();
                        return queue.DeleteAsync(message, token);
                    },
                    new()
                    {
                        MaxConcurrency = 1,
                        VisibilityTimeout = TimeSpan.FromMinutes(10),
                        OnError = _ => stop.Cancel(),
                        StopTimeout = TimeSpan.Zero,
                    },
                    stop.Token),
                () => queue.CopyToAsync("other", new() { MaxMessages = 2 }),
            ];
            foreach (var call in calls)
            {
                try
                {
                    await time.RunAsync(call());
                }
                catch (Exception error) when (error is not AssertionException)
                {
                    Assert.That(error, Is.InstanceOf<CmqException>().Or.InstanceOf<OperationCanceledException>());
                }
            }

            await QuarrelAsync(queue, time);
        }
    }

    // A handler that fails with an error of this library.
    private static async Task QuarrelAsync(CmqQueue queue, FakeTime time)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            await time.RunAsync(queue.ProcessAsync(
                (_, _) =>
                {
                    stop.Cancel();
                    throw new CmqServiceException("4000", Body, "SendMessage", "orders");
                },
                new() { MaxConcurrency = 1, VisibilityTimeout = TimeSpan.FromMinutes(10), OnError = _ => stop.Cancel(), StopTimeout = TimeSpan.Zero },
                stop.Token));
        }
        catch (CmqException)
        {
            // It ends in this way when not even a receive succeeds.
        }
    }

    private static string Random() => RandomNumberGenerator.GetHexString(32);

    private static TestCaseData Case(string where, Func<string, HttpResponseMessage> echo) => new TestCaseData(echo).SetArgDisplayNames(where);

    private sealed class EchoService(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _ = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return answer();
        }
    }
}
