using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>The older signature, among the fields of a query or a form.</summary>
internal sealed class FieldSignatureTests : EmulatorTests
{
    [Test]
    public async Task Signature_InAForm_IsAccepted([Values("HmacSHA1", "HmacSHA256")] string method)
    {
        var answer = await PostAsync(Fields("DeleteCmqQueue", method, ("QueueName", "orders")));
        Assert.That((answer.Code, Service.OnlyCall.Method), Is.EqualTo(((string?)null, nameof(ICmqManagement.DeleteQueueAsync))), answer.Text);
    }

    [Test]
    public async Task Signature_InAQuery_IsAccepted([Values("HmacSHA1", "HmacSHA256")] string method)
    {
        var answer = await GetAsync(Fields("DeleteCmqQueue", method, ("QueueName", "orders")));
        Assert.That((answer.Code, Service.OnlyCall.Method), Is.EqualTo(((string?)null, nameof(ICmqManagement.DeleteQueueAsync))), answer.Text);
    }

    [Test]
    public async Task SignatureMethod_NotGiven_IsHmacSha1()
    {
        var fields = Fields("DescribeCmqQueues", "HmacSHA1");
        fields.Remove("SignatureMethod");
        var answer = await PostAsync(fields);
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Signature_OverUnencodedValues_IsAccepted()
    {
        var answer = await PostAsync(Fields("SendCmqMsg", "HmacSHA256", ("QueueName", "orders"), ("MsgContent", "a&b=c 订单+"), ("DelaySeconds", "0")));
        Assert.That((answer.Code, Service.OnlyCall.Argument<string>(1)), Is.EqualTo(((string?)null, "a&b=c 订单+")), answer.Text);
    }

    [Test]
    public async Task Signature_OverTheHostWithoutItsPort_IsAccepted()
    {
        var answer = await PostAsync(Fields("DescribeCmqQueues", "HmacSHA256"), host: "127.0.0.1");
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Signature_WithAnotherKey_IsRefused()
    {
        var answer = await PostAsync(Fields("DescribeCmqQueues", "HmacSHA256"), key: "guess");
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }

    [TestCase("SecretId", "MissingParameter")]
    [TestCase("Nonce", "MissingParameter")]
    [TestCase("Timestamp", "MissingParameter")]
    [TestCase("Version", "MissingParameter")]
    [TestCase("Action", "MissingParameter")]
    [TestCase("Region", "MissingParameter")]
    public async Task CommonField_Absent_IsNamed(string field, string code)
    {
        var fields = Fields("DescribeCmqQueues", "HmacSHA256");
        fields.Remove(field);
        var answer = await PostAsync(fields);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
        Assert.That(answer.Message, Does.Contain($"`{field}`"));
    }

    [Test]
    public async Task Signature_Absent_IsNamed()
    {
        var fields = Fields("DescribeCmqQueues", "HmacSHA256");
        var answer = await SendFormAsync(Encode(fields));
        Assert.That(answer.Message, Does.Contain("`Signature`"));
    }

    [Test]
    public async Task SignatureMethod_Unknown_IsRefused()
    {
        var answer = await PostAsync(Fields("DescribeCmqQueues", "TC3-HMAC-SHA256"));
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public async Task Token_OfATemporaryKey_IsAField()
    {
        await using var api = await TestEmulator.StartAsync(CmqEmulatorCredentials.Only(CmqEmulatorCredentials.LocalKey with { Token = "t1" }));
        var answer = await PostAsync(Fields("DescribeCmqQueues", "HmacSHA256", ("Token", "t1")), api: api);
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Form_WithAFieldWithoutValue_IsRefused()
    {
        var answer = await SendFormAsync("Action=DescribeCmqQueues&nonsense");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameter"), answer.Text);
        Assert.That(answer.Message, Does.Contain("`nonsense` has no `=`"));
    }

    [Test]
    public async Task Form_LongerThanAMegabyte_IsRefused()
    {
        var answer = await SendFormAsync("Action=SendCmqMsg&MsgContent=" + new string('x', 1024 * 1024));
        Assert.That(answer.Code, Is.EqualTo("RequestSizeLimitExceeded"));
    }

    private static SortedDictionary<string, string> Fields(string action, string method, params (string Name, string Value)[] parameters)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = action,
            ["Version"] = "2020-02-17",
            ["Region"] = "ap-guangzhou",
            ["Timestamp"] = "1700000000",
            ["Nonce"] = "4711",
            ["SecretId"] = CmqEmulatorCredentials.LocalKey.SecretId,
            ["SignatureMethod"] = method,
            ["RequestClient"] = "TEST_1.0",
            ["Language"] = "en-US",
        };
        foreach (var (name, value) in parameters)
        {
            fields.Add(name, value);
        }

        return fields;
    }

    private static string Sign(string httpMethod, string host, SortedDictionary<string, string> fields, string key)
    {
        var text = Encoding.UTF8.GetBytes($"{httpMethod}{host}/?{string.Join('&', fields.Select(field => field.Key + "=" + field.Value))}");
        var keyBytes = Encoding.UTF8.GetBytes(key);
        return Convert.ToBase64String(fields.GetValueOrDefault("SignatureMethod") == "HmacSHA256"
            ? HMACSHA256.HashData(keyBytes, text)
            : Sha1(keyBytes, text));
    }

#pragma warning disable CA5350 // The protocol under test wants it.
    private static byte[] Sha1(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350

    private static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    private Task<ApiAnswer> PostAsync(SortedDictionary<string, string> fields, string? host = null, string? key = null, TestEmulator? api = null)
    {
        api ??= Api;
        fields["Signature"] = Sign("POST", host ?? api.Emulator.Endpoint.Authority, fields, key ?? CmqEmulatorCredentials.LocalKey.SecretKey);
        return SendFormAsync(Encode(fields), api);
    }

    private Task<ApiAnswer> GetAsync(SortedDictionary<string, string> fields)
    {
        fields["Signature"] = Sign("GET", Api.Emulator.Endpoint.Authority, fields, CmqEmulatorCredentials.LocalKey.SecretKey);
        return Api.SendAsync(new(HttpMethod.Get, new Uri(Api.Emulator.Endpoint, "/?" + Encode(fields))));
    }

    private Task<ApiAnswer> SendFormAsync(string form, TestEmulator? api = null) => (api ?? Api).SendAsync(new(HttpMethod.Post, (api ?? Api).Emulator.Endpoint)
    {
        Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
    });
}
