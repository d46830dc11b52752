using System.Net;
using System.Text.RegularExpressions;

namespace Cmq.Emulator.Tests;

/// <summary>The page as it is served; what it does is tried in a browser.</summary>
internal sealed partial class PageTests : AdminTests
{
    private static readonly (string, string) Html = ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    [Test]
    public async Task Browser_GetsThePage()
    {
        var (status, text, response) = await SendAsync("GET", "/", null, Html);
        Assert.That((status, response.Content.Headers.ContentType?.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8")));
        Assert.That(text, Does.Contain("<title>CMQ emulator</title>"));
    }

    [TestCase("/", "Accept", "application/json")]
    [TestCase("/", "Accept", "*/*")]
    [TestCase("/?Action=DescribeCmqQueues", "Accept", "text/html")]
    public async Task Call_OfTheApi_GetsTheApi(string path, string header, string value) =>
        Assert.That((await SendAsync("GET", path, null, (header, value))).Text, Does.StartWith("{"));

    [Test]
    public async Task SignedCall_ThatAcceptsHtml_GetsTheApi() =>
        Assert.That((await SendAsync("GET", "/", null, Html, ("X-TC-Action", "DescribeCmqQueues"))).Text, Does.StartWith("{"));

    [Test]
    public async Task Parts_ThatThePageNames_AreAllThere()
    {
        var (_, text, _) = await SendAsync("GET", "/", null, Html);
        var parts = PartOfPage().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.That(parts, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var part in parts)
        {
            Assert.That((await SendAsync("GET", part)).Status, Is.EqualTo(HttpStatusCode.OK), part);
        }
    }

    [Test]
    public async Task Page_NamesNoOtherSite()
    {
        var policy = (await SendAsync("GET", "/", null, Html)).Response.Headers.GetValues("Content-Security-Policy");
        Assert.That(policy, Has.All.StartsWith("default-src 'none';").And.All.Not.Contain("http"));
    }

    [Test]
    public async Task Part_ThatIsKnownAlready_IsNotSentAgain()
    {
        var tag = (await SendAsync("GET", "/_page/page.js")).Response.Headers.ETag!.ToString();
        Assert.That((await SendAsync("GET", "/_page/page.js", null, ("If-None-Match", tag))).Status, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("/_page/nothing.js")]
    [TestCase("/_page/")]
    [TestCase("/_page/..%2Fpage.js")]
    public async Task Part_ThatIsNone_IsNotFound(string path) => Assert.That((await SendAsync("GET", path)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Page_UnderAnotherName_IsForbidden() =>
        Assert.That((await SendAsync("GET", "/", null, Html, ("Host", "evil.example"))).Status, Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task Page_IsNoCall()
    {
        await SendAsync("GET", "/", null, Html);
        Assert.That(Emulator.Calls.Total, Is.Zero);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex PartOfPage();
}
