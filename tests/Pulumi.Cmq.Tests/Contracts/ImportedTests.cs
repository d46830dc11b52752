using LiveCmq;

namespace Pulumi.Cmq.Tests;

/// <summary>The C# code that <c>cmq import</c> writes, run against the provider beside what it was written from.</summary>
[NonParallelizable]
public sealed class ImportedTests
{
    [Test]
    public async Task Imported_TakesOverWhatIsThere()
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() => Make("orders"));

        var host = await engine.RunAsync(Imported.Declare);

        var ids = await Task.WhenAll(host.Resources.OfType<CustomResource>().Select(async resource => (await resource.Id.Data).Value));
        Assert.That(ids, Is.EqualTo(new[] { "z-dead", "orders", "news", "orders", "news/partner", "orders/stock" }));
    }

    [Test]
    public async Task Imported_WhereSomethingElseIsThere_TakesNothingOver()
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() => Make("z-dead"));

        Assert.That(() => engine.RunAsync(Imported.Declare), Throws.Exception);
    }

    // As the service was when the code was written, but for the queue that the subscription leads to, which a test chooses.
    private static void Make(string target)
    {
        var dead = new Queue("made-dead", new() { Name = "z-dead", MsgRetentionSeconds = 1296000 });
        var orders = new Queue("made-orders", new()
        {
            Name = "orders",
            VisibilityTimeout = 120,
            DeadLetterPolicy = new Inputs.DeadLetterPolicyArgs { DeadLetterQueue = dead.Name, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 },
            Tags = { { "team", "shop" }, { "on", "true" } },
        });
        var topic = new Topic("made-topic", new() { Name = "orders", MaxMsgSize = 2048, Tags = { { "team", "shop" } } });
        var news = new Topic("made-news", new() { Name = "news", FilterType = FilterType.BindingKey });
        _ = new Subscription("made-stock", new()
        {
            Topic = topic.Name,
            Name = "stock",
            Protocol = Protocol.Queue,
            Endpoint = orders.Name.Apply(_ => target),
            FilterTags = new[] { "created" },
        });
        _ = new Subscription("made-partner", new()
        {
            Topic = news.Name,
            Name = "partner",
            Protocol = Protocol.Http,
            Endpoint = "http://partner.example/in?a=1",
            BindingKeys = new[] { "a.*" },
            NotifyContentFormat = NotifyContentFormat.Simplified,
        });
    }
}
