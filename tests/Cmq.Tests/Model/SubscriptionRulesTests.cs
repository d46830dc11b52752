using static Cmq.CmqEdition;

namespace Cmq.Tests;

/// <summary>What is refused of a subscription.</summary>
public sealed class SubscriptionRulesTests
{
    [TestCase("http", true)]
    [TestCase("queue", true)]
    [TestCase("HTTP", false)]
    [TestCase("https", false)]
    [TestCase("", false)]
    public void Check_Protocol_IsHttpOrQueue(string protocol, bool taken) =>
        Assert.That(SubscriptionRules.Check(new SubscriptionProtocol(protocol), Tdmq) is null, Is.EqualTo(taken));

    [TestCase("http://example.com/push", true)]
    [TestCase("http://203.0.113.7:8080/a?b=c", true)]
    [TestCase("https://example.com/push", false)]
    [TestCase("HTTP://example.com", false)]
    [TestCase("example.com", false)]
    [TestCase("http://", false)]
    [TestCase("http://exa mple.com", false)]
    [TestCase("http://example.com/a b", false)]
    [TestCase("http://example.com/a\n", false)]
    [TestCase("", false)]
    public void CheckEndpoint_Http_IsAnHttpUrlWithoutBlanks(string endpoint, bool taken) =>
        Assert.That(SubscriptionRules.CheckEndpoint(SubscriptionProtocol.Http, endpoint, Tdmq) is null, Is.EqualTo(taken));

    [TestCase(500, true)]
    [TestCase(501, false)]
    public void CheckEndpoint_Url_HasAtMost500Characters(int length, bool taken) =>
        Assert.That(
            SubscriptionRules.CheckEndpoint(SubscriptionProtocol.Http, "http://example.com/".PadRight(length, 'p'), Tdmq) is null,
            Is.EqualTo(taken));

    [TestCase("orders", true)]
    [TestCase("http://example.com", false)]
    [TestCase("", false)]
    public void CheckEndpoint_Queue_IsAQueueName(string endpoint, bool taken) =>
        Assert.That(SubscriptionRules.CheckEndpoint(SubscriptionProtocol.Queue, endpoint, Tdmq) is null, Is.EqualTo(taken));

    [TestCase("BACKOFF_RETRY", true)]
    [TestCase("EXPONENTIAL_DECAY_RETRY", true)]
    [TestCase("backoff_retry", false)]
    public void Check_NotifyStrategy_IsOneOfTwo(string strategy, bool taken) =>
        Assert.That(Refusals(new() { NotifyStrategy = new(strategy) }).Any(), Is.EqualTo(!taken));

    [TestCase("http", "JSON", true)]
    [TestCase("http", "SIMPLIFIED", true)]
    [TestCase("http", "XML", false)]
    [TestCase("queue", "SIMPLIFIED", true)]
    [TestCase("queue", "JSON", false)]
    public void Check_NotifyContentFormat_IsSimplifiedForQueues(string protocol, string format, bool taken) =>
        Assert.That(
            SubscriptionRules.Check(new() { NotifyContentFormat = new(format) }, new SubscriptionProtocol(protocol), Tdmq).Any(),
            Is.EqualTo(!taken));

    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Check_FilterTags_AreAtMostFive(int count, bool taken) =>
        Assert.That(Refusals(new() { FilterTags = [.. Enumerable.Repeat("t", count)] }).Any(), Is.EqualTo(!taken));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(16, true)]
    [TestCase(17, false)]
    public void Check_FilterTag_Has1To16Characters(int length, bool taken) =>
        Assert.That(Refusals(new() { FilterTags = [new string('标', length)] }).Any(), Is.EqualTo(!taken));

    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Check_BindingKeys_AreAtMostFive(int count, bool taken) =>
        Assert.That(Refusals(new() { BindingKeys = [.. Enumerable.Repeat("a.#", count)] }).Any(), Is.EqualTo(!taken));

    [TestCase("", false)]
    [TestCase("#", true)]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234", true)]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345", false)]
    [TestCase("键键键键键键键键键键键键键键键键键键键键键1", true)]
    [TestCase("键键键键键键键键键键键键键键键键键键键键键12", false)]
    public void Check_BindingKey_Has1To64Bytes(string key, bool taken) =>
        Assert.That(Refusals(new() { BindingKeys = [key] }).Any(), Is.EqualTo(!taken));

    [TestCase(15, true)]
    [TestCase(16, false)]
    public void Check_BindingKey_HasAtMost15Dots(int dots, bool taken) =>
        Assert.That(Refusals(new() { BindingKeys = [string.Join('.', Enumerable.Repeat("a", dots + 1))] }).Any(), Is.EqualTo(!taken));

    [Test]
    public void Check_OneBadKeyOfMany_NamesItsPlace() =>
        Assert.That(
            Refusals(new() { BindingKeys = ["a", ""] }).Single().ToString(),
            Is.EqualTo("bindingKeys[1]: '' is not allowed: 1 to 64 bytes (edition tdmq)"));

    [Test]
    public void Check_TooManyTags_SaysHowManyThereAre() =>
        Assert.That(
            Refusals(new() { FilterTags = ["a", "b", "c", "d", "e", "f"] }).Single().ToString(),
            Is.EqualTo("filterTags: a list of 6 is not allowed: at most 5 tags (edition tdmq)"));

    [Test]
    public void Check_JsonForAQueue_SaysWhatAQueueTakes() =>
        Assert.That(
            SubscriptionRules.Check(new() { NotifyContentFormat = NotifyContentFormat.Json }, SubscriptionProtocol.Queue, Tdmq).Single().ToString(),
            Is.EqualTo("notifyContentFormat: 'JSON' is not allowed: a subscription of protocol queue takes SIMPLIFIED only (edition tdmq)"));

    private static IEnumerable<CmqRefusal> Refusals(SubscriptionSettings settings) => SubscriptionRules.Check(settings, SubscriptionProtocol.Http, Tdmq);
}
