namespace Pulumi.Cmq.Tests;

/// <summary>A component is registered as remote, and the provider makes its children.</summary>
public sealed class ComponentContractTests
{
    [Test]
    public async Task WorkQueue_IsRemote_AndItsOutputsAreTheChildrens()
    {
        await using var engine = await ProviderEngine.StartAsync();
        WorkQueue? bills = null;
        await engine.RunAsync(() => bills = new WorkQueue("bills", new() { QueueName = "bills" }));
        var names = ((await bills!.QueueName.Data).Value, (await bills.DeadLetterQueueName.Data).Value);
        Assert.That(
            (engine.Find("bills").IsRemote, names, engine.Children.Count(child => child.Custom)),
            Is.EqualTo((true, ("bills", "bills-dead"), 2)));
    }

    [Test]
    public async Task FanOut_SubscribesEachQueue()
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() => new FanOut("news", Samples.FanOut));
        Assert.That(
            engine.Children.Where(child => child.Custom).Select(child => child.Type.Split(':')[2]),
            Is.EquivalentTo(new[] { "Topic", "Queue", "Subscription" }));
    }
}
