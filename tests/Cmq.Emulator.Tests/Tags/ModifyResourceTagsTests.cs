namespace Cmq.Emulator.Tests;

internal sealed class ModifyResourceTagsTests : EmulatorTests
{
    private const string Queue = "qcs::tdmq:ap-guangzhou:uin/100000000001:queue/orders";

    [TestCase("queue/orders", nameof(ICmqManagement.ModifyQueueTagsAsync), "orders")]
    [TestCase("topic/sales", nameof(ICmqManagement.ModifyTopicTagsAsync), "sales")]
    public async Task Modify_ReachesTheService(string resource, string method, string name)
    {
        var answer = await CallAsync(
            $"{{\"Resource\":\"qcs::tdmq:ap-guangzhou:uin/100000000001:{resource}\",\"ReplaceTags\":[{{\"TagKey\":\"a\",\"TagValue\":\"1\"}}],\"DeleteTags\":[{{\"TagKey\":\"b\"}}]}}");
        Assert.That(answer.Code, Is.Null, answer.Text);
        var call = Service.Calls[^1];
        var changes = call.Argument<CmqTagChanges>(1);
        Assert.That(
            (call.Method, call.Argument<string>(0), string.Join(',', changes.Replace), string.Join(',', changes.Delete)),
            Is.EqualTo((method, name, "[a, 1]", "b")));
    }

    [TestCase("qcs::tdmq:ap-guangzhou:uin/1:subscription/sales/s")]
    [TestCase("qcs::cvm:ap-guangzhou:uin/1:instance/ins-1")]
    [TestCase("orders")]
    public async Task Modify_OfWhatIsNeitherQueueNorTopic_IsRefused(string resource)
    {
        var answer = await CallAsync($"{{\"Resource\":\"{resource}\",\"DeleteTags\":[{{\"TagKey\":\"b\"}}]}}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue.ResourceDescriptionError"));
    }

    [Test]
    public async Task Modify_OfAnotherAccountsQueue_IsRefused()
    {
        Service.Queue = Service.Queue with { CreateUin = 42 };
        var answer = await CallAsync($"{{\"Resource\":\"{Queue}\",\"DeleteTags\":[{{\"TagKey\":\"b\"}}]}}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue.UinInvalid"));
    }

    [TestCase("", "MissingParameter")]
    [TestCase(",\"DeleteTags\":[]", "InvalidParameterValue")]
    [TestCase(",\"ReplaceTags\":[]", "InvalidParameterValue")]
    [TestCase(",\"ReplaceTags\":[{\"TagKey\":\"a\"}]", "MissingParameter")]
    [TestCase(",\"ReplaceTags\":[{\"TagKey\":\"a\",\"TagValue\":\"1\"},{\"TagKey\":\"a\",\"TagValue\":\"2\"}]", "InvalidParameterValue")]
    [TestCase(",\"DeleteTags\":[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]", "UnknownParameter")]
    public async Task Modify_WithoutProperLists_IsRefused(string lists, string code) =>
        Assert.That((await CallAsync($"{{\"Resource\":\"{Queue}\"{lists}}}")).Code, Is.EqualTo(code));

    [Test]
    public async Task Modify_OfMoreThanTenTags_IsRefused()
    {
        var keys = string.Join(',', Enumerable.Range(0, 11).Select(number => $"{{\"TagKey\":\"k{number}\"}}"));
        Assert.That((await CallAsync($"{{\"Resource\":\"{Queue}\",\"DeleteTags\":[{keys}]}}")).Code, Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public async Task Modify_WithoutARegion_IsFine() =>
        Assert.That((await CallAsync($"{{\"Resource\":\"{Queue}\",\"DeleteTags\":[{{\"TagKey\":\"b\"}}]}}", request => request.Region = null)).Code, Is.Null);

    [Test]
    public async Task Modify_SignedWithAnotherKey_IsRefused() =>
        Assert.That((await CallAsync("{}", request => request.SecretKey = "guess")).Code, Is.EqualTo("AuthFailure.SignatureFailure"));

    [TestCase("ModifyResourceTags", "2020-02-17")]
    [TestCase("CreateCmqQueue", "2018-08-13")]
    public async Task Action_OfTheOtherProduct_IsUnknown(string action, string version) =>
        Assert.That((await Api.CallAsync(action, "{}", request => request.Version = version)).Code, Is.EqualTo("InvalidAction"));

    [TestCase("tag", null)]
    [TestCase("tdmq", "AuthFailure.InvalidAuthorization")]
    public async Task ServiceLabel_InStrictMode_HasToBeTheTagService(string service, string? code)
    {
        await using var api = await TestEmulator.StartAsync(strictServiceLabel: true);
        var answer = await api.CallAsync(
            "ModifyResourceTags",
            $"{{\"Resource\":\"{Queue}\",\"DeleteTags\":[{{\"TagKey\":\"b\"}}]}}",
            request => (request.Version, request.Service) = ("2018-08-13", service));
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    private Task<ApiAnswer> CallAsync(string body, Action<ApiRequestBuilder>? change = null) => Api.CallAsync("ModifyResourceTags", body, request =>
    {
        (request.Version, request.Service) = ("2018-08-13", "tag");
        change?.Invoke(request);
    });
}
