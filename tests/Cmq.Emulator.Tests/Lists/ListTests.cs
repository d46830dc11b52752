namespace Cmq.Emulator.Tests;

internal sealed class ListTests : EmulatorTests
{
    private static readonly string[] Lists = ["DescribeCmqQueues", "DescribeCmqTopics", "DescribeCmqSubscriptionDetail"];

    [TestCaseSource(nameof(Lists))]
    public async Task Page_NotGiven_IsTheFirstTwenty(string action)
    {
        await Api.SucceedAsync(action, Body(action));
        Assert.That(Page(), Is.EqualTo((0, 20)));
    }

    [TestCase("\"Limit\":50", 0, 50)]
    [TestCase("\"Limit\":1,\"Offset\":0", 0, 1)]
    [TestCase("\"Limit\":10,\"Offset\":30", 30, 10)]
    [TestCase("\"Limit\":\"10\",\"Offset\":\"30\"", 30, 10)]
    [TestCase("\"Limit\":10,\"Offset\":9223372036854775807", int.MaxValue, 10)]
    public async Task Page_Given_IsTaken(string page, int offset, int limit)
    {
        foreach (var action in Lists)
        {
            await Api.SucceedAsync(action, Body(action, page));
            Assert.That(Page(), Is.EqualTo((offset, limit)), action);
        }
    }

    [TestCase("\"Limit\":0", "InvalidParameterValue")]
    [TestCase("\"Limit\":51", "InvalidParameterValue")]
    [TestCase("\"Offset\":0", "MissingParameter")]
    [TestCase("\"Offset\":-1,\"Limit\":1", "InvalidParameterValue")]
    public async Task Page_ThatIsNone_IsRefused(string page, string code)
    {
        foreach (var action in Lists)
        {
            var answer = await Api.CallAsync(action, Body(action, page));
            Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
            Assert.That(answer.Message, Does.Contain(page.StartsWith("\"Offset\":-", StringComparison.Ordinal) ? "`Offset`" : "`Limit`"));
        }
    }

    [TestCase("DescribeCmqQueues", "QueueName", "QueueNameList")]
    [TestCase("DescribeCmqTopics", "TopicName", "TopicNameList")]
    public async Task Filter_ByNameAndNames_ReachesTheService(string action, string name, string names)
    {
        await Api.SucceedAsync(action, $"{{\"{name}\":\"ord\",\"{names}\":[\"orders\",\"orders-dead\"]}}");
        var query = Service.OnlyCall.Argument<CmqListQuery>(0);
        Assert.That((query.NameContains, query.Names), Is.EqualTo(("ord", new[] { "orders", "orders-dead" })));
    }

    [TestCase("DescribeCmqQueues", "QueueName", "QueueNameList")]
    [TestCase("DescribeCmqTopics", "TopicName", "TopicNameList")]
    public async Task Filter_ThatIsEmpty_FiltersNothing(string action, string name, string names)
    {
        await Api.SucceedAsync(action, $"{{\"{name}\":\"\",\"{names}\":[],\"Filters\":[],\"IsTagFilter\":true}}");
        Assert.That(Service.OnlyCall.Arguments[0], Is.EqualTo(new CmqListQuery { Limit = 20 }));
    }

    [TestCase("DescribeCmqQueues")]
    [TestCase("DescribeCmqTopics")]
    public async Task Filter_ByTags_ReachesTheService(string action)
    {
        await Api.SucceedAsync(action, "{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"tag:owner\",\"Values\":[\"shop\",\"bank\"]},{\"Name\":\"tag:stage\",\"Values\":[\"test\"]}]}");
        Assert.That(
            Service.OnlyCall.Argument<CmqListQuery>(0).Tags,
            Is.EqualTo(new Dictionary<string, IReadOnlyList<string>> { ["owner"] = ["shop", "bank"], ["stage"] = ["test"] }));
    }

    [TestCase("{\"Filters\":[{\"Name\":\"tag:a\",\"Values\":[\"b\"]}]}", "InvalidParameterValue", "`IsTagFilter`")]
    [TestCase("{\"IsTagFilter\":false,\"Filters\":[{\"Name\":\"tag:a\",\"Values\":[\"b\"]}]}", "InvalidParameterValue", "`IsTagFilter`")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"a\",\"Values\":[\"b\"]}]}", "InvalidParameterValue", "'tag:'")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"tag:a\",\"Values\":[\"b\"]},{\"Name\":\"tag:a\",\"Values\":[\"c\"]}]}", "InvalidParameterValue", "each key once")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Values\":[\"b\"]}]}", "MissingParameter", "`Filters.0.Name`")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"tag:a\"}]}", "MissingParameter", "`Filters.0.Values`")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"tag:a\",\"Values\":[]}]}", "MissingParameter", "`Filters.0.Values`")]
    [TestCase("{\"IsTagFilter\":true,\"Filters\":[{\"Name\":\"tag:a\",\"Value\":[\"b\"]}]}", "UnknownParameter", "`Filters.0.Value`")]
    public async Task Filter_ByTags_ThatIsNone_IsRefused(string body, string code, string says)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", body);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
        Assert.That(answer.Message, Does.Contain(says));
    }

    private static string Body(string action, string page = "")
    {
        var topic = action == "DescribeCmqSubscriptionDetail" ? "\"TopicName\":\"sales\"" : "";
        return $"{{{topic}{(topic.Length > 0 && page.Length > 0 ? "," : "")}{page}}}";
    }

    private (int Offset, int Limit) Page() => Service.Calls[^1].Arguments[0] switch
    {
        CmqListQuery query => (query.Offset, query.Limit),
        SubscriptionQuery query => (query.Offset, query.Limit),
        _ => throw new InvalidOperationException("No list was asked for."),
    };
}
