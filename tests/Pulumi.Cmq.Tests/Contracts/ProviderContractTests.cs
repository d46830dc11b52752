using System.Reflection;

namespace Pulumi.Cmq.Tests;

/// <summary>An explicit provider and the stack's configuration have the settings of the schema, and keep the secret ones secret.</summary>
public sealed class ProviderContractTests
{
    [Test]
    public void Args_AreThoseOfTheSchema() => Assert.That(
        new ProviderArgs().Inputs().Select(input => input.Input.Name),
        Is.EquivalentTo(PackageSchemaFile.Keys(PackageSchemaFile.Provider["inputProperties"])));

    [Test]
    public void Config_HasThePropertiesOfTheSchema() => Assert.That(
        typeof(Config).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]),
        Is.EquivalentTo(PackageSchemaFile.Config));

    [Test]
    public async Task Provider_Secrets_AreSentAsSecrets()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() => new Provider("cloud", new() { Region = "ap-guangzhou", SecretId = "an-id", SecretKey = "a-key", SecurityToken = "a-token" }));
        var sent = engine.Find("cloud");
        var secrets = sent.Inputs.Where(input => input.Value.IsSecret).Select(input => input.Key);
        Assert.That((sent.Type, string.Join(",", secrets.Order())), Is.EqualTo(("pulumi:providers:cmq", "secretId,secretKey,securityToken")));
    }

    [Test]
    public async Task Provider_OfAResource_IsAnOption()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() =>
        {
            var memory = new Provider("memory", new() { Backend = "memory" });
            _ = new Queue("orders", options: new() { Provider = memory });
        });
        Assert.That(engine.Find("orders").Options.Provider!.GetResourceName(), Is.EqualTo("memory"));
    }

    [Test]
    public async Task Config_ReadsTheStackAndCanBeSet()
    {
        PulumiSurface.Surface.Configuration = PulumiSurface.Surface.Configuration.Add("cmq:region", "ap-shanghai");
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        var seen = "";
        await engine.RunAsync(() =>
        {
            seen = Config.Region + "/" + Config.Edition;
        });
        Assert.That(seen, Is.EqualTo("ap-shanghai/"));
    }
}
