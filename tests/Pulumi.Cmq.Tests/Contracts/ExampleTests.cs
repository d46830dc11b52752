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
        Assert.That((declared, engine.Children.Count(child => child.Custom)), Is.EqualTo((11, 9)));
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
    public async Task Migrated_NamesTheIdOfEachObjectThatItTakesOver()
    {
        await using var engine = await ProviderEngine.StartAsync();

        await engine.RunAsync(Migrated.Declare);

        var ids = engine.Registrations.Select(registration => ((CustomResourceOptions)registration.Options).ImportId);
        Assert.That(ids, Is.EquivalentTo(new[] { "orders-dead", "orders", "events", "events/stock" }));
    }
}
