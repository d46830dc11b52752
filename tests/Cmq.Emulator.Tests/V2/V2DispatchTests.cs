using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>One port for both protocols.</summary>
internal sealed class V2DispatchTests : EmulatorTests
{
    [TestCase("POST", "/", "Action=SendMessage&SecretId=x", "code")]
    [TestCase("GET", "/", "Action=SendMessage&SecretId=x", "code")]
    [TestCase("POST", "/", "SecretId=x", "code")]
    [TestCase("POST", "/", "Nonce=1", "code")]
    [TestCase("GET", "/", "Signature=x", "code")]
    [TestCase("GET", "/some/where", "Action=NoSuchAction", "code")]
    [TestCase("POST", "/v2/index.php", "", "code")]
    [TestCase("POST", "/v2/index.php", "{}", "code")]
    [TestCase("POST", "/v2/index.php", "Action=CreateCmqQueue&Version=2020-02-17", "code")]
    [TestCase("POST", "/v2/index.php", "\0\u0001", "code")]
    [TestCase("GET", "/v2/index.php", "", "code")]
    [TestCase("PUT", "/v2/index.php", "", "code")]
    [TestCase("POST", "/", "Action=SendMessage&Version=2020-02-17", "Response")]
    [TestCase("POST", "/", "Action=DescribeCmqQueues&SecretId=x", "Response")]
    [TestCase("GET", "/", "Action=DescribeCmqQueues&SecretId=x", "Response")]
    [TestCase("GET", "/", "", "Response")]
    [TestCase("POST", "/", "{}", "Response")]
    public async Task Request_IsAnsweredInItsOwnProtocol(string method, string path, string fields, string member)
    {
        var answer = await SendAsync(method, path, fields);
        Assert.That(Newtonsoft.Json.Linq.JObject.Parse(answer.Text).Properties().First().Name, Is.EqualTo(member), answer.Text);
    }

    [Test]
    public async Task Request_WithTheHeadersOfApi3_IsOfApi3WhateverItsBodyHolds()
    {
        var answer = await Api.CallAsync("SendCmqMsg", "{\"QueueName\":\"orders\",\"MsgContent\":\"&Action=SendMessage&SecretId=x\",\"DelaySeconds\":0}");
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Request_OfNeither_IsNotFound()
    {
        var answer = await SendAsync("GET", "/favicon.ico", "v=1");
        Assert.That((int)answer.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Message_OfAServiceWithoutMessages_IsRefusedByName()
    {
        using var request = new V2Request("SendMessage", ("queueName", "orders"), ("msgBody", "x")).Build(Api.Emulator.Endpoint);
        var answer = await Api.SendAsync(request);
        Assert.That(answer.Text, Does.Contain("(10280)the service behind this emulator has no messages"));
    }

    private Task<ApiAnswer> SendAsync(string method, string path, string fields) => Api.SendAsync(method == "POST"
        ? new(HttpMethod.Post, new Uri(Api.Emulator.Endpoint, path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(fields)) }
        : new(HttpMethod.Parse(method), new Uri(Api.Emulator.Endpoint, path + "?" + fields)));
}
