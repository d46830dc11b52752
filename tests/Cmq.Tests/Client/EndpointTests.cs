namespace Cmq.Tests;

/// <summary>What an endpoint is.</summary>
public sealed class EndpointTests
{
    [TestCase("tdmq.tencentcloudapi.com", "https://tdmq.tencentcloudapi.com/", "tdmq.tencentcloudapi.com")]
    [TestCase("https://tdmq.tencentcloudapi.com", "https://tdmq.tencentcloudapi.com/", "tdmq.tencentcloudapi.com")]
    [TestCase("https://tdmq.tencentcloudapi.com/", "https://tdmq.tencentcloudapi.com/", "tdmq.tencentcloudapi.com")]
    [TestCase("HTTPS://TDMQ.Tencentcloudapi.com:443", "https://tdmq.tencentcloudapi.com/", "tdmq.tencentcloudapi.com")]
    [TestCase("tdmq.tencentcloudapi.com:8443", "https://tdmq.tencentcloudapi.com:8443/", "tdmq.tencentcloudapi.com:8443")]
    [TestCase("localhost:8080", "https://localhost:8080/", "localhost:8080")]
    [TestCase("http://localhost:8080", "http://localhost:8080/", "localhost:8080")]
    [TestCase("http://localhost", "http://localhost/", "localhost")]
    [TestCase("http://localhost:80", "http://localhost/", "localhost")]
    [TestCase("http://127.0.0.1:443", "http://127.0.0.1:443/", "127.0.0.1:443")]
    [TestCase("[::1]:9000", "https://[::1]:9000/", "[::1]:9000")]
    [TestCase("http://[::1]", "http://[::1]/", "[::1]")]
    public void Parse_HostWithOrWithoutPortAndScheme_IsAnEndpoint(string text, string url, string host)
    {
        var endpoint = CmqEndpoint.Parse(text);
        Assert.That((endpoint.Url.AbsoluteUri, endpoint.HostHeader), Is.EqualTo((url, host)));
    }

    [TestCase("", "it is empty")]
    [TestCase(" tdmq.tencentcloudapi.com", "blank")]
    [TestCase("tdmq.tencentcloudapi.com\n", "line break")]
    [TestCase("ftp://tdmq.tencentcloudapi.com", "scheme is 'ftp'")]
    [TestCase("://tdmq.tencentcloudapi.com", "scheme is ''")]
    [TestCase("https://tdmq.tencentcloudapi.com/v2/index.php", "path")]
    [TestCase("tdmq.tencentcloudapi.com?x=1", "path or a query")]
    [TestCase("tdmq.tencentcloudapi.com#x", "path or a query")]
    [TestCase("https://", "host name or port")]
    [TestCase("host:port", "host name or port")]
    [TestCase("host:99999", "host name or port")]
    [TestCase("host:0", "port 0")]
    [TestCase("[::1", "host name or port")]
    public void Parse_AnythingElse_SaysWhatIsWrongAndWhatToWrite(string text, string words) =>
        Assert.That(
            () => CmqEndpoint.Parse(text),
            Throws.ArgumentException.With.Message.Contains(words).And.Message.Contains("Write host, host:port, or http://host:port."));

    [Test]
    public void Parse_WithAPassword_DoesNotRepeatIt() =>
        Assert.That(
            () => CmqEndpoint.Parse("https://me:geheim@host"),
            Throws.ArgumentException.With.Message.Contains("user name").And.Message.Not.Contains("geheim"));

    [Test]
    public void ToString_IsTheUrlWithoutItsPath() => Assert.That(CmqEndpoint.Parse("host:8443").ToString(), Is.EqualTo("https://host:8443"));

    [TestCase("tdmq.tencentcloudapi.com", "https://tag.tencentcloudapi.com/")]
    [TestCase("tdmq.intl.tencentcloudapi.com", "https://tag.intl.tencentcloudapi.com/")]
    [TestCase("tdmq.ap-shanghai-fsi.tencentcloudapi.com:8443", "https://tag.ap-shanghai-fsi.tencentcloudapi.com:8443/")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [TestCase("tdmq.example.com", "https://tdmq.example.com/")]
    public void OfService_IsBesideTheVendorsHostAndOtherwiseTheSame(string text, string url) =>
        Assert.That(CmqEndpoint.Parse(text).OfService("tag").Url.AbsoluteUri, Is.EqualTo(url));
}
