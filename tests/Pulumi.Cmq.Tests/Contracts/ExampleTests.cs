using CSharpMigrate;
using CSharpShop;

namespace Pulumi.Cmq.Tests;

/// <summary>The C# examples, run against the provider as `pulumi preview` and `pulumi up` would.</summary>
[NonParallelizable]
public sealed class ExampleTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Shop_ComesUp(bool isPreview)
    {
        PulumiSurface.Surface.Configuration = PulumiSurface.Surface.Configuration.Add("shop:tenants", """["eu", "us"]""").Add("shop:partnerToken", "a-token");
        await using var engine = await ProviderEngine.StartAsync(isPreview);

        await engine.RunAsync(() => Shop.Declare());

        var declared = engine.Registrations.Count(registration => registration.Type.StartsWith("cmq:", StringComparison.Ordinal));
        Assert.That((declared, engine.Children.Count(child => child.Custom)), Is.EqualTo((12, 9)));
    }

    [Test]
    public async Task Shop_TokenOfThePartner_StaysSecret()
    {
        PulumiSurface.Surface.Configuration = PulumiSurface.Surface.Configuration.Add("shop:partnerToken", "a-token");
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);

        await engine.RunAsync(() => Shop.Declare());

        Assert.That(engine.Find("stock-events-to-partner").Inputs["endpoint"].IsSecret, Is.True);
    }

    [Test]
    public async Task Migrated_TakesOverWhatIsThere_AndMakesNothing()
    {
        await using var engine = await ProviderEngine.StartAsync();
        // examples/csharp-migrate/before
        await engine.RunAsync(() =>
        {
            var dead = new Queue("made-dead", new() { Name = "orders-dead" });
            var policy = new Inputs.DeadLetterPolicyArgs { DeadLetterQueue = dead.Name, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 };
            var orders = new Queue("made-orders", new() { Name = "orders", PollingWaitSeconds = 10, VisibilityTimeout = 60, DeadLetterPolicy = policy });
            var events = new Topic("made-events", new() { Name = "events" });
            new Subscription("made-stock", new()
            {
                Topic = events.Name,
                Name = "stock",
                Protocol = Protocol.Queue,
                Endpoint = orders.Name,
                NotifyContentFormat = NotifyContentFormat.Simplified,
            });
        });

        var host = await engine.RunAsync(Migrated.Declare);

        var ids = await Task.WhenAll(host.Resources.OfType<CustomResource>().Select(async resource => (await resource.Id.Data).Value));
        Assert.That(ids, Is.EquivalentTo(new[] { "orders-dead", "orders", "events", "events/stock" }));
    }

    [Test]
    public void Migrated_NothingThere_SaysSo() => Assert.That(
        async () =>
        {
            await using var engine = await ProviderEngine.StartAsync();
            await engine.RunAsync(Migrated.Declare);
        },
        Throws.TypeOf<RunException>().With.Message.Contains("does not exist"));
}
