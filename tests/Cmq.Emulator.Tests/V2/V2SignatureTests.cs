using System.Globalization;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>The signature of the HTTP SDK protocol: the computed vectors, and the readings that SDKs have of the rules.</summary>
internal sealed class V2SignatureTests : V2Tests
{
    private const string VectorKey = "secretkey-for-tests";

    private static readonly string[] QueueHost = ["cmq-queue-gz.api.tencentyun.com"];

    [TestCase("POST", "HmacSHA1", "PZcu4E8/WxvukxrdKnYUsLQdZ/k=")]
    [TestCase("POST", "HmacSHA256", "5F9rgO/OXwucPAT7xDTzcVjm81DQ1rHozkTuptUCZvA=")]
    [TestCase("GET", "HmacSHA1", "8k3l+z0KMtl56vp7G9rgFImhWV4=")]
    [TestCase("GET", "HmacSHA256", "dXwxp5Lu859BqXgWd0PPFdWZOMZx7IyRwXRoYb8yOC0=")]
    public void Vector_OfOneMessage_IsAccepted(string method, string signatureMethod, string signature) =>
        Assert.That(IsAccepted(method, QueueHost[0], signature, OneMessage(signatureMethod)), Is.True);

    [TestCase("POST", "HmacSHA256", "PZcu4E8/WxvukxrdKnYUsLQdZ/k=")]
    [TestCase("GET", "HmacSHA1", "PZcu4E8/WxvukxrdKnYUsLQdZ/k=")]
    [TestCase("POST", "HmacSHA1", "QZcu4E8/WxvukxrdKnYUsLQdZ/k=")]
    [TestCase("POST", "HmacSHA1", "")]
    [TestCase("POST", "HmacSHA1", "no base64!")]
    [TestCase("POST", "HmacSHA1", "AAAA")]
    public void Vector_WithAnythingElse_IsRefused(string method, string signatureMethod, string signature) =>
        Assert.That(IsAccepted(method, QueueHost[0], signature, OneMessage(signatureMethod)), Is.False);

    [TestCase("HmacSHA256", "G6zJaEflIWMJryDWydANs8r1kqsoJfL98oMQDeD7Ozo=")]
    [TestCase("HmacSHA1", "WECHVSj/uNp+N4X6ALdQS++4yVo=")]
    public void Vector_OfElevenMessages_IsAccepted(string hash, string signature)
    {
        var fields = new Dictionary<string, string>
        {
            ["Action"] = "BatchSendMessage",
            ["Nonce"] = "12345",
            ["RequestClient"] = "test",
            ["SecretId"] = "AKIDEXAMPLE",
            ["SignatureMethod"] = hash,
            ["Timestamp"] = "1534154812",
            ["delaySeconds"] = "0",
            ["queueName"] = "test1",
        };
        for (var index = 1; index <= 11; index++)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            fields["msgBody." + number] = $"m{number} 中文+&=";
        }

        Assert.That(IsAccepted("POST", "127.0.0.1:18080", signature, fields), Is.True);
    }

    [Test]
    public async Task Signature_OfEitherHash_IsAccepted([Values("HmacSHA1", "HmacSHA256")] string method, [Values("GET", "POST")] string httpMethod)
    {
        var request = Send(("SignatureMethod", method));
        request.Method = HttpMethod.Parse(httpMethod);
        await AssertPairAsync(request, "0");
    }

    [TestCase(null, false, "0")]
    [TestCase("sha1", false, "0")]
    [TestCase("anything", false, "0")]
    [TestCase("sha256", true, "0")]
    [TestCase("sha256", false, "0")]
    [TestCase("HmacSHA1", true, "0")]
    [TestCase("HmacSHA256", false, "4100/10030")]
    public async Task SignatureMethod_IsReadAsTheSdksMeanIt(string? announced, bool usesSha256, string pair)
    {
        var request = announced is null ? Send() : Send(("SignatureMethod", announced));
        request.UsesSha256 = usesSha256;
        await AssertPairAsync(request, pair);
    }

    [TestCase("127.0.0.1:9999", "127.0.0.1:9999", "0")]
    [TestCase("127.0.0.1:9999", "127.0.0.1", "0")]
    [TestCase("cmq.example", "cmq.example", "0")]
    [TestCase("cmq.example", "cmq.example:80", "0")]
    [TestCase("cmq.example", "cmq.example:443", "0")]
    [TestCase("[::1]:9999", "[::1]", "0")]
    [TestCase("[::1]", "[::1]:80", "0")]
    [TestCase("cmq.example", "other.example", "4100/10030")]
    [TestCase("cmq.example", "cmq.example:8080", "4100/10030")]
    public async Task SignedHost_IsTheOneReceived_WithItsPortOrWithout(string received, string signed, string pair)
    {
        var request = Send();
        (request.HostHeader, request.SignedHost) = (received, signed);
        await AssertPairAsync(request, pair);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Underscore_InAName_IsSignedAsADotOrAsItIs(bool asDot)
    {
        var request = Send(("my_own_name", "a_b"));
        request.SignsDots = asDot;
        await AssertPairAsync(request, "0");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Value_ThatStartsWithAnAt_IsSignedOrNot(bool isSigned)
    {
        var request = Send(("msgBody", "@home"));
        request.IsSigned = field => isSigned || !field.Value.StartsWith('@');
        await AssertPairAsync(request, "0");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Value_ThatStartsWithAnAtBesideAnUnderscore_IsSignedOrNot(bool asDot)
    {
        var request = Send(("msgBody", "@home"), ("my_name", "x"));
        request.IsSigned = field => !field.Value.StartsWith('@');
        request.SignsDots = asDot;
        await AssertPairAsync(request, "0");
    }

    [TestCase("UserpollingWaitSeconds", "40")]
    [TestCase("Region", "gz")]
    [TestCase("whatever", "中文 +&=~*'()")]
    public async Task Parameter_Unknown_IsTakenAndSigned(string name, string value) => await AssertPairAsync(Send((name, value)), "0");

    [Test]
    public async Task Parameter_NotSigned_IsRefused()
    {
        var request = Send(("Region", "gz"));
        request.IsSigned = field => field.Key != "Region";
        await AssertPairAsync(request, "4100/10030");
    }

    [TestCase("/")]
    [TestCase("/v2/index.php")]
    [TestCase("/v2/Index.php")]
    [TestCase("/any/other")]
    public async Task Path_IsSignedAsReceived(string path)
    {
        var request = Send();
        request.Path = path;
        await AssertPairAsync(request, "0");
    }

    [Test]
    public async Task Key_ThatIsWrong_FailsAuthentication()
    {
        var request = Send();
        request.SecretKey = "guess";
        await AssertPairAsync(request, "4100/10030");
    }

    [TestCase("AKIDNOBODY", "4100/10270")]
    [TestCase("NOBODY", "4000/10450")]
    public async Task SecretId_Unknown_IsRefused(string id, string pair) => await AssertPairAsync(Send(("SecretId", id)), pair);

    [TestCase("Timestamp")]
    [TestCase("Nonce")]
    [TestCase("SecretId")]
    [TestCase("Action")]
    public async Task CommonParameter_Missing_IsNamed(string name)
    {
        var request = Send();
        request.Fields.Remove(name);
        var reply = await SendAsync(request);
        Assert.That(reply.Message, Is.EqualTo($"(10010)parameter {name} is missing"));
    }

    [Test]
    public async Task Signature_Missing_IsNamed()
    {
        var request = Send();
        request.Spoil = encoded => encoded[..encoded.LastIndexOf('&')];
        var reply = await SendAsync(request);
        Assert.That(reply.Message, Is.EqualTo("(10010)parameter Signature is missing"));
    }

    [TestCase("Timestamp", "now")]
    [TestCase("Timestamp", "-1")]
    [TestCase("Nonce", "1.5")]
    [TestCase("Nonce", "123456789012345678901")]
    public async Task CommonNumber_ThatIsNone_IsOfTheWrongType(string name, string value) => await AssertPairAsync(Send((name, value)), "4000/10360");

    [TestCase("0")]
    [TestCase("9999999999")]
    public async Task Timestamp_FarFromTheClock_IsTaken(string timestamp) => await AssertPairAsync(Send(("Timestamp", timestamp)), "0");

    [Test]
    public async Task Nonce_Repeated_IsTaken()
    {
        await AssertPairAsync(Send(), "0");
        await AssertPairAsync(Send(), "0");
    }

    [Test]
    public async Task Token_WithAPermanentKey_FailsAuthentication() => await AssertPairAsync(Send(("Token", "t")), "4100/10030");

    private static V2Request Send(params IEnumerable<(string Name, string Value)> more) =>
        new("SendMessage", [("queueName", "orders"), ("msgBody", "a b"), .. more]);

    private static Dictionary<string, string> OneMessage(string signatureMethod) => new()
    {
        ["Action"] = "SendMessage",
        ["Nonce"] = "2889712707386595659",
        ["RequestClient"] = "SDK_Python_1.3",
        ["SecretId"] = "AKIDEXAMPLE",
        ["SignatureMethod"] = signatureMethod,
        ["Timestamp"] = "1534154812",
        ["clientRequestId"] = "1231231231",
        ["delaySeconds"] = "0",
        ["msgBody"] = "msg",
        ["queueName"] = "test1",
    };

    private static bool IsAccepted(string method, string host, string signature, Dictionary<string, string> fields)
    {
        var sent = fields.Append(new("Signature", signature)).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}");
        return new V2Signature(method, host, "/v2/index.php", V2Fields.Parse(Encoding.ASCII.GetBytes(string.Join('&', sent)))).IsMadeWith(VectorKey);
    }

    private async Task AssertPairAsync(V2Request request, string pair)
    {
        var reply = await SendAsync(request);
        Assert.That(reply.Pair, Is.EqualTo(pair), reply.Text);
    }
}
