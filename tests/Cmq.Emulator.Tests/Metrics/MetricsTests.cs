namespace Cmq.Emulator.Tests;

/// <summary>The figures for Prometheus, over HTTP.</summary>
internal sealed class MetricsTests : AdminTests
{
    [Test]
    public async Task Metrics_HaveTheirContentType() =>
        Assert.That((await SendAsync("GET", "/_admin/metrics")).Response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));

    [Test]
    public async Task Calls_AreCountedByActionAndOutcome()
    {
        await SendAsync("GET", "/?Action=DescribeCmqQueues");
        await SendAsync("GET", "/?Action=NoSuchAction");
        var lines = await LinesAsync();
        Assert.That(lines, Has.Some.Match("^cmq_requests_total\\{action=\"DescribeCmqQueues\",outcome=\"[A-Za-z.]+\"\\} 1$"));
        Assert.That(lines, Has.Some.StartsWith("cmq_requests_total{action=\"unknown\","));
    }

    [Test]
    public async Task Calls_AreTimed()
    {
        await SendAsync("GET", "/?Action=DescribeCmqQueues");
        Assert.That(await LinesAsync(), Has.Some.EqualTo("cmq_request_duration_seconds_count{action=\"DescribeCmqQueues\"} 1"));
    }

    [Test]
    public async Task AdminRequests_AreNoCalls()
    {
        await AskAsync("GET", "/_admin/objects");
        Assert.That(await LinesAsync(), Has.None.StartsWith("cmq_requests_total{"));
    }

    [Test]
    public async Task Messages_AreCountedByQueueAndState()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.SendMessageAsync("orders", "a");
        await Broker.SendMessageAsync("orders", "b", 60);
        Assert.That(
            (await LinesAsync()).Where(line => line.StartsWith("cmq_queue_messages{", StringComparison.Ordinal)),
            Is.EqualTo((string[])
            [
                "cmq_queue_messages{queue=\"orders\",state=\"active\"} 1",
                "cmq_queue_messages{queue=\"orders\",state=\"inactive\"} 0",
                "cmq_queue_messages{queue=\"orders\",state=\"delayed\"} 1",
                "cmq_queue_messages{queue=\"orders\",state=\"rewindable\"} 0",
            ]));
    }

    [Test]
    public async Task Objects_AreCountedByKind()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.CreateTopicAsync("events", new());
        await Broker.CreateSubscriptionAsync("events", "to-orders", SubscriptionProtocol.Queue, "orders", new());
        Assert.That(
            (await LinesAsync()).Where(line => line.StartsWith("cmq_objects{", StringComparison.Ordinal)),
            Is.EqualTo((string[])["cmq_objects{kind=\"queue\"} 1", "cmq_objects{kind=\"topic\"} 1", "cmq_objects{kind=\"subscription\"} 1"]));
    }

    [Test]
    public async Task Samples_BelongToAFamilyThatIsDescribed()
    {
        await SendAsync("GET", "/?Action=DescribeCmqQueues");
        var lines = await LinesAsync();
        var described = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.That(lines.Where(line => line[0] != '#'), Has.All.Matches<string>(line => described.Exists(name => line.StartsWith(name, StringComparison.Ordinal))));
    }

    private async Task<string[]> LinesAsync() => (await SendAsync("GET", "/_admin/metrics")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
