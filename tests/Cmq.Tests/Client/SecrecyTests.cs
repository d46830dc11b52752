using System.Net;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>A credential that was made up a moment ago is in nothing that the client says, whatever the other side does with it.</summary>
public sealed class SecrecyTests
{
    private static readonly CmqCredential Credential = new("AKID" + Random(), Random(), Random() + Random());

    // Servers that repeat what they were sent, each in its own way.
    private static readonly TestCaseData[] Echoes =
    [
        Case("an error of the service", text => FakeService.Error("AuthFailure.SignatureFailure", text)),
        Case("an error code", text => FakeService.Error(text)),
        Case("the old error shape", text => FakeService.Raw(new JObject { ["code"] = 1, ["message"] = text }.ToString())),
        Case("a request id", text => FakeService.Answer(new JObject { ["RequestId"] = text, ["Error"] = new JObject { ["Code"] = "FailedOperation", ["Message"] = "No." } })),
        Case("a page", text => FakeService.Raw($"<html>{text}</html>")),
        Case("another status", text => FakeService.Raw(text, HttpStatusCode.BadRequest)),
        Case("a long page cut in the middle of it", text => FakeService.Raw(new string('.', 180) + text)),
        Case("capitals", text => FakeService.Raw(text.ToUpperInvariant())),
        Case("a number", text => FakeService.Answer(new JObject { ["QueueDescribe"] = new JObject { ["Qps"] = text } })),
        Case("the name of a member", text => FakeService.Raw($"{{\"{text}\":")),
        Case("an exception", text => throw new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid header line: '{text}'.")),
        Case("an inner exception", text => throw new HttpRequestException(HttpRequestError.Unknown, "It broke.", new IOException(text))),
    ];

    [TestCaseSource(nameof(Echoes))]
    public async Task Call_ServerRepeatsTheCredential_TheErrorDoesNot(Func<string, HttpResponseMessage> echo)
    {
        using var bench = new Bench(CmqRetryOptions.None, credentials: Credential);
        bench.Service.Otherwise = request => echo($"{request.Header("X-TC-Token")} {Credential.SecretKey} {request.Header("Authorization")}");
        var said = await SaidAsync(bench, "DescribeCmqQueueDetail");
        Assert.That(Secrets().Where(secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, said);
    }

    [TestCaseSource(typeof(Actions), nameof(Actions.Names))]
    public async Task Call_FailsInAnyWay_TheErrorsDoNotShowTheCredential(string action)
    {
        using var bench = new Bench(credentials: Credential);
        bench.Service.BeforeSending.Enqueue(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        bench.Service.ThenError("RequestLimitExceeded").ThenLoseTheAnswer().ThenError("AuthFailure.SecretIdNotFound");
        var said = await SaidAsync(bench, action);
        Assert.That(Secrets().Where(secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, said);
    }

    [Test]
    public void ToString_ShowsNothing()
    {
        var options = new CmqClientOptions { Region = "r", Credentials = Credential };
        var said = $"{Credential} {options} {new WireCall(ApiAction.CreateQueue, "q", CmqEndpoint.Parse("host"), Credential)}";
        Assert.That(Secrets().Where(said.Contains), Is.Empty, said);
    }

    private static IEnumerable<string> Secrets() => [Credential.SecretId, Credential.SecretKey, Credential.SecurityToken!];

    private static async Task<string> SaidAsync(Bench bench, string action)
    {
        Exception? error = null;
        try
        {
            await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        }
        catch (CmqException caught)
        {
            error = caught;
        }

        Assert.That(error, Is.Not.Null, "The call did not fail.");
        return $"{error} {string.Join(' ', bench.Retries)}";
    }

    private static string Random() => RandomNumberGenerator.GetHexString(32);

    private static TestCaseData Case(string where, Func<string, HttpResponseMessage> echo) => new TestCaseData(echo).SetArgDisplayNames(where);
}
