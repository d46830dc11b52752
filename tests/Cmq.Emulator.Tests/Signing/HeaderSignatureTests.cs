using System.Globalization;

namespace Cmq.Emulator.Tests;

internal sealed class HeaderSignatureTests : EmulatorTests
{
    private const string ExampleHost = "tdmq.tencentcloudapi.com";
    private static readonly CmqEmulatorKey ExampleKey = new("AKIDEXAMPLE", "SECRETEXAMPLE");

    // Signatures made by the vendor's Node SDK, and computed again by an independent program.
    [TestCase("POST", "application/json", "", "{\"QueueName\":\"q1\"}", null, "fd1048e78a5b0d39f6445055afb24447c022bf3565a1bd0e7f6423791d6222ed")]
    [TestCase("POST", "application/json; charset=utf-8", "", "{\"QueueName\":\"q1\"}", null, "4cc4051f6e8d442d7c3a8a79707176e4cb1107596db0d1a95e021087b547a065")]
    [TestCase("POST", "application/json", "", "{}", null, "dd384022e4c9309eb38b61d93e794fef052206f03a4b2e7292947b497f8b8258")]
    [TestCase("GET", "application/x-www-form-urlencoded", "Limit=10&Offset=0", "", null, "bd990e8255529b184df59ff8fed24812866cabc0103e741415e907b5aee3066c")]
    [TestCase("POST", "application/json", "", "{\"Limit\":1}", "UNSIGNED-PAYLOAD", "f0bd1b4543ec2affc171f2f151e9aa3cc6d4ef5c297de1f558574d318406656e")]
    public async Task Signature_OfTheVendorsSdk_IsAccepted(string method, string contentType, string query, string body, string? payload, string signature)
    {
        await using var api = await TestEmulator.StartAsync(CmqEmulatorCredentials.Only(ExampleKey));
        var request = api.Request(body.Contains("QueueName", StringComparison.Ordinal) ? "DescribeCmqQueueDetail" : "DescribeCmqQueues", body);
        request.Method = method;
        request.ContentType = contentType;
        request.Query = query;
        request.SecretId = ExampleKey.SecretId;
        request.ExtraHeaders["Host"] = ExampleHost;
        if (payload is not null)
        {
            request.ExtraHeaders["X-TC-Content-SHA256"] = payload;
        }

        request.Authorization = header => string.Concat(header.AsSpan(0, header.LastIndexOf('=') + 1), signature);

        var answer = await api.SendAsync(request.Build());

        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Signature_OverTheHostWithoutItsPort_IsAccepted()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SignedHost = "127.0.0.1");
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Signature_OverAnotherHost_IsRefused()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SignedHost = "127.0.0.2");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }

    [Test]
    public async Task Signature_OverMoreHeadersWithLowerCasedValues_IsAccepted()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request =>
        {
            request.ContentType = "application/json; charset=UTF-8";
            request.SignedHeaders = ["content-type", "host", "x-tc-action"];
            request.LowerCaseValues = true;
        });
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Signature_OverMoreHeadersAsTheyAre_IsAccepted()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SignedHeaders = ["content-type", "host", "x-tc-action"]);
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [TestCase("127")]
    [TestCase("localhost:8080")]
    [TestCase("cmq")]
    public async Task ServiceLabel_OfAnEndpointThatIsNotTheVendors_IsAccepted(string service)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Service = service);
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [TestCase("tdmq", null)]
    [TestCase("127", "AuthFailure.InvalidAuthorization")]
    public async Task ServiceLabel_InStrictMode_HasToBeTheService(string service, string? code)
    {
        await using var api = await TestEmulator.StartAsync(strictServiceLabel: true);
        var answer = await api.CallAsync("DescribeCmqQueues", "{}", request => request.Service = service);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    // Client libraries tidy headers up, so these go over the wire by hand.
    [TestCase("TC3-HMAC-SHA256  Credential={0}, SignedHeaders={1}, Signature={2}")]
    [TestCase("TC3-HMAC-SHA256 Credential={0},SignedHeaders={1},Signature={2}")]
    [TestCase("TC3-HMAC-SHA256\tCredential={0} ,  SignedHeaders={1} ,  Signature={2}")]
    [TestCase("TC3-HMAC-SHA256 Signature={2}, Credential={0}, SignedHeaders={1}")]
    [TestCase("TC3-HMAC-SHA256 Credential = {0}, SignedHeaders = {1}, Signature = {2}")]
    public async Task Authorization_WithBlanksAnywhere_IsAccepted(string format)
    {
        var request = Api.Request("DescribeCmqQueues");
        request.Authorization = header =>
        {
            var parts = header.Split([' ', '=', ','], StringSplitOptions.RemoveEmptyEntries);
            return string.Format(CultureInfo.InvariantCulture, format, parts[2], parts[4], parts[6]);
        };

        var answer = await Api.SendRawAsync(request.BuildRaw());

        Assert.That(answer, Does.StartWith("HTTP/1.1 200 OK").And.Contain("\"TotalCount\":1"));
    }

    private static IEnumerable<TestCaseData> Malformed()
    {
        yield return new(null, "there is none") { TestName = "Authorization_Absent_IsRefused" };
        yield return new("", "there is none") { TestName = "Authorization_Empty_IsRefused" };
        yield return new("SKIP", "does not start with TC3-HMAC-SHA256") { TestName = "Authorization_Skip_IsRefused" };
        yield return new("TC3-HMAC-SHA256", "does not start with") { TestName = "Authorization_AlgorithmAlone_IsRefused" };
        yield return new("TC3-HMAC-SHA256 nonsense", "'nonsense' is not one of") { TestName = "Authorization_PartWithoutValue_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/b/c/tc3_request, SignedHeaders=content-type;host", "lacks one of") { TestName = "Authorization_NoSignature_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/b/tc3_request, SignedHeaders=content-type;host, Signature=0", "Credential is not") { TestName = "Authorization_ShortCredential_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/b/c/other, SignedHeaders=content-type;host, Signature=0", "Credential is not") { TestName = "Authorization_OtherTerminator_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/2023-11-14/c/tc3_request, SignedHeaders=host, Signature=0", "SignedHeaders lacks") { TestName = "Authorization_ContentTypeUnsigned_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/2023-11-14/c/tc3_request,,SignedHeaders=content-type;host, Signature=0", "'' is not one of") { TestName = "Authorization_EmptyPart_IsRefused" };
        yield return new("TC3-HMAC-SHA256 Credential=a/2023-11-15/c/tc3_request, SignedHeaders=content-type;host, Signature=0", "`Date` in Credential") { TestName = "Authorization_OtherDay_IsRefused" };
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task Authorization_Malformed(string? header, string says)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Authorization = _ => header);
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.InvalidAuthorization"), answer.Text);
        Assert.That(answer.Message, Does.Contain(says));
    }

    [Test]
    public async Task SecretId_Unknown_IsRefused()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SecretId = "AKIDNOBODY");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SecretIdNotFound"));
    }

    [Test]
    public async Task SecretKey_Wrong_IsRefused()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SecretKey = "guess");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }

    [Test]
    public async Task Body_ChangedAfterSigning_IsRefused()
    {
        var answer = await Api.CallAsync("DeleteCmqQueue", "{\"QueueName\":\"b\"}", request => request.SignedPayload = "{\"QueueName\":\"a\"}");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }

    [Test]
    public async Task Body_NotSignedAndNotSaidSo_IsRefused()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.SignedPayload = "UNSIGNED-PAYLOAD");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }

    [Test]
    public async Task RefusedRequest_DoesNotReachTheService()
    {
        await Api.CallAsync("DeleteCmqQueue", "{\"QueueName\":\"a\"}", request => request.SecretKey = "guess");
        Assert.That(Service.Calls, Is.Empty);
    }

    [TestCase(-300, null)]
    [TestCase(300, null)]
    [TestCase(-301, "AuthFailure.SignatureExpire")]
    [TestCase(301, "AuthFailure.SignatureExpire")]
    public async Task Timestamp_OffByMoreThanFiveMinutes_IsRefused(int seconds, string? code)
    {
        Api.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + seconds);
        var answer = await Api.CallAsync("DescribeCmqQueues");
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    [Test]
    public async Task Timestamp_TooOld_TellsTheServersTime()
    {
        Api.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1_700_009_999);
        var answer = await Api.CallAsync("DescribeCmqQueues");
        Assert.That(answer.Message, Does.Contain("1700009999").And.Contain("NTP"));
    }

    [TestCase("soon")]
    [TestCase("-1")]
    [TestCase("1700000000.5")]
    [TestCase("99999999999999999999")]
    public async Task Timestamp_NotANumberOfSeconds_IsRefused(string timestamp)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Timestamp = timestamp);
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"));
    }

    [TestCase("9223372036854775807")]
    [TestCase("0")]
    public async Task Timestamp_AtTheEndsOfTime_IsExpired(string timestamp)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Timestamp = timestamp);
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureExpire"));
    }

    [TestCase("right-token", null)]
    [TestCase("wrong-token", "AuthFailure.TokenFailure")]
    [TestCase(null, "AuthFailure.TokenFailure")]
    public async Task Token_OfATemporaryKey_HasToBeRight(string? token, string? code)
    {
        await using var api = await TestEmulator.StartAsync(CmqEmulatorCredentials.Only(CmqEmulatorCredentials.LocalKey with { Token = "right-token" }));
        var answer = await api.CallAsync("DescribeCmqQueues", "{}", request => request.Token = token);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    [Test]
    public async Task Token_WithAPermanentKey_IsRefused()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Token = "token");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.TokenFailure"));
    }

    [Test]
    public async Task AnyCredentials_AcceptAStranger()
    {
        await using var api = await TestEmulator.StartAsync(CmqEmulatorCredentials.Any);
        var answer = await api.CallAsync("DescribeCmqQueues", "{}", request => request.SecretId = "AKIDNOBODY");
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task AnyCredentials_StillCheckTheClock()
    {
        await using var api = await TestEmulator.StartAsync(CmqEmulatorCredentials.Any);
        api.Clock.Now += TimeSpan.FromHours(1);
        var answer = await api.CallAsync("DescribeCmqQueues");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureExpire"));
    }

    [Test]
    public void Key_AsText_ShowsNoSecret() =>
        Assert.That(new CmqEmulatorKey("AKIDX", "hidden", "token").ToString(), Is.EqualTo("AKIDX"));

    [Test]
    public async Task Query_OfAPost_IsNeitherSignedNorRead()
    {
        var request = Api.Request("DescribeCmqQueues");
        request.Query = "Nonsense=1";
        var answer = await Api.SendRawAsync(request.BuildRaw());
        Assert.That(answer, Does.Contain("\"TotalCount\":1"));
    }

    [Test]
    public async Task Body_OfBytesBeyondAscii_IsSignedAsItIs()
    {
        var body = "{\"QueueName\":\"orders\",\"MsgContent\":\"订单 ✓\",\"DelaySeconds\":0}";
        var answer = await Api.CallAsync("SendCmqMsg", body);
        Assert.That((answer.Code, Service.OnlyCall.Argument<string>(1)), Is.EqualTo(((string?)null, "订单 ✓")), answer.Text);
    }
}
