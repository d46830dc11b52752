using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>Changes of tags: what differs, and how it is sent to the Tag service.</summary>
public sealed class TagChangeTests
{
    [Test]
    public void Between_NamesOnlyWhatDiffers()
    {
        var changes = CmqTagChanges.Between(
            new Dictionary<string, string> { ["same"] = "1", ["other"] = "1", ["gone"] = "1" },
            new Dictionary<string, string> { ["same"] = "1", ["other"] = "2", ["new"] = "1" });
        Assert.That(
            string.Join(' ', changes.Replace.Select(tag => $"{tag.Key}={tag.Value}").Concat(changes.Delete.Select(key => "-" + key))),
            Is.EqualTo("new=1 other=2 -gone"));
    }

    [Test]
    public async Task ModifyTags_GoesToTheTagServiceAndIsSignedForIt()
    {
        using var bench = new Bench();
        await bench.Client.ModifyQueueTagsAsync("q", new() { Delete = ["a"] });
        var sent = bench.Service.Requests.Single();
        Assert.That(
            (sent.Message.RequestUri!.Host, sent.Header("Host"), sent.Header("X-TC-Version"), sent.Header("Authorization")!.Contains("/tag/tc3_request", StringComparison.Ordinal)),
            Is.EqualTo(("tag.tencentcloudapi.com", "tag.tencentcloudapi.com", "2018-08-13", true)));
    }

    [Test]
    public async Task ModifyTags_WithoutTheAccountsNumber_TakesItFromTheObject()
    {
        using var bench = new Bench(accountUin: null);
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["TopicDescribe"] = new JObject { ["CreateUin"] = 42 } }));
        await bench.Client.ModifyTopicTagsAsync("t", new() { Delete = ["a"] });
        Assert.That((string?)bench.Service.Requests[1].Body["Resource"], Is.EqualTo("qcs::tdmq:ap-guangzhou:uin/42:topic/t"));
    }

    [Test]
    public void ModifyTags_NobodySaysTheAccountsNumber_SaysWhatToSet()
    {
        using var bench = new Bench(accountUin: null);
        bench.Service.Otherwise = _ => FakeService.Answer(new JObject { ["QueueDescribe"] = new JObject { ["CreateUin"] = null } });
        Assert.That(
            () => bench.Client.ModifyQueueTagsAsync("q", new() { Delete = ["a"] }),
            Throws.TypeOf<CmqServiceException>().With.Message.Contains("cmq:accountUin"));
    }

    [Test]
    public async Task ModifyTags_Nothing_AsksNobody()
    {
        using var bench = new Bench(accountUin: null);
        await bench.Client.ModifyQueueTagsAsync("q", new());
        Assert.That(bench.Service.Requests, Is.Empty);
    }

    [Test]
    public async Task ModifyTags_MoreThanACallTakes_GoInSeveral()
    {
        using var bench = new Bench();
        var tags = Enumerable.Range(0, 23).ToDictionary(number => $"k{number}", _ => "v", StringComparer.Ordinal);
        await bench.Client.ModifyQueueTagsAsync("q", new() { Replace = tags, Delete = ["x"] });
        Assert.That(
            bench.Service.Requests.Select(request => (request.Body["ReplaceTags"]?.Count() ?? 0, request.Body["DeleteTags"]?.Count() ?? 0)),
            Is.EqualTo(new[] { (10, 1), (10, 0), (3, 0) }));
    }
}
