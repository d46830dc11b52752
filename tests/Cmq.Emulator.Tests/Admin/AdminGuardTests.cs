using System.Net;

namespace Cmq.Emulator.Tests;

/// <summary>Who may use the admin API.</summary>
internal sealed class AdminGuardTests : AdminTests
{
    private const string Advance = """{"advanceSeconds":1}""";

    [TestCase("Origin", "http://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Host", "evil.example")]
    public async Task Write_OfAnotherWebPage_IsForbidden(string header, string value)
    {
        var (status, _) = await RefusedAsync("POST", "/_admin/clock", Advance, (header, value));
        Assert.That((status, Clock.Offset), Is.EqualTo((403, TimeSpan.Zero)));
    }

    [TestCase("Origin", "http://evil.example")]
    [TestCase("Host", "evil.example")]
    public async Task Read_OfAnotherWebPage_IsForbidden(string header, string value) =>
        Assert.That((await RefusedAsync("GET", "/_admin/objects", null, (header, value))).Status, Is.EqualTo(403));

    [Test]
    public async Task Write_OfTheOwnPage_IsTaken()
    {
        var (status, _, _) = await SendAsync("POST", "/_admin/clock", Advance, ("Origin", Emulator.Endpoint.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("localhost")]
    [TestCase("cmq.localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    public async Task Host_ThatIsThisMachine_IsTaken(string host) =>
        Assert.That((await SendAsync("GET", "/_admin/clock", null, ("Host", $"{host}:80"))).Status, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    public async Task Write_ThatIsNotJson_IsRefused(string type)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new StringContent(Advance, System.Text.Encoding.UTF8, type);
        using var response = await http.PostAsync(new Uri(Emulator.Endpoint, "/_admin/clock"), content);
        Assert.That((response.StatusCode, Clock.Offset), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, TimeSpan.Zero)));
    }

    [TestCase("/_admin/health")]
    [TestCase("/_admin/metrics")]
    public async Task Health_AndMetrics_AreToldUnderAnyName(string path) =>
        Assert.That((await SendAsync("GET", path, null, ("Host", "emulator.test"))).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task RemoteAdmin_WhenAllowed_IsTakenUnderAnyName()
    {
        await Emulator.DisposeAsync();
        await using var open = await CmqEmulator.StartAsync(new() { Management = Broker, AllowRemoteAdmin = true });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(open.Endpoint, "/_admin/calls"));
        request.Headers.Host = "emulator.test";
        using var response = await http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
