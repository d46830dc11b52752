using System.Reflection;
using Cmq.Properties;
using Newtonsoft.Json.Linq;

namespace Pulumi.Cmq.Tests;

/// <summary>What the SDK's resources send and take is what the provider's schema says, and what the provider accepts.</summary>
public sealed class ResourceContractTests
{
    private static IEnumerable<string> Resources => PackageSchemaFile.Resources;

    [TestCaseSource(nameof(Resources))]
    public async Task Register_EveryInputSet_SendsEachInputOfTheSchemaAndIsAccepted(string token)
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() => Samples.Surroundings(token));
        await engine.RunAsync(() => Samples.Make(token));
        var given = PackageSchemaFile.Keys(PackageSchemaFile.Resource(token)["inputProperties"]);
        var sent = engine.Find("sample").Inputs.Keys;
        // Filter tags and binding keys exclude each other: one subscription can't carry both.
        Assert.That(sent, Is.EquivalentTo(given.Except(token == "cmq:index:Subscription" ? ["bindingKeys"] : [])));
    }

    [TestCaseSource(nameof(Resources))]
    public void Type_IsTheTokenOfTheSchema(string token)
    {
        var attribute = ClassOf(token).GetCustomAttribute<ResourceTypeAttribute>()!;
        Assert.That((attribute.Type, attribute.Version), Is.EqualTo((token, global::Cmq.Resources.PackageRelease.Current.Version)));
    }

    [TestCaseSource(nameof(Resources))]
    public void Outputs_AreThoseOfTheSchema(string token)
    {
        Assert.That(
            Resource.OutputsOf(ClassOf(token)).Select(output => output.Name),
            Is.EquivalentTo(PackageSchemaFile.Keys(PackageSchemaFile.Resource(token)["properties"])));
    }

    [TestCaseSource(nameof(Resources))]
    public void RequiredInputs_AreThoseOfTheSchema(string token)
    {
        var args = ClassOf(token).Assembly.GetType($"{ClassOf(token).FullName}Args")!;
        var required = ((InputArgs)Activator.CreateInstance(args)!).Inputs().Where(input => input.Input.IsRequired).Select(input => input.Input.Name);
        Assert.That(required, Is.EquivalentTo(PackageSchemaFile.Resource(token)["requiredInputs"]?.Select(name => (string)name!) ?? []));
    }

    [TestCaseSource(nameof(Resources))]
    public async Task Up_OutputsThatTheSchemaRequires_AreThere(string token)
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() => Samples.Surroundings(token));
        var host = await engine.RunAsync(() => Samples.Make(token));
        var resource = host.Resources.Single(candidate => candidate.GetResourceName() == "sample");
        foreach (var name in PackageSchemaFile.Resource(token)["required"]!.Select(name => (string)name!))
        {
            var output = (IOutput)Resource.OutputsOf(resource.GetType()).Single(candidate => candidate.Name == name).Property.GetValue(resource)!;
            var data = await output.DataAsync();
            Assert.That((data.IsKnown, data.Value is null), Is.EqualTo((true, false)), name);
        }
    }

    [Test]
    public void Register_RequiredInputMissing_NamesIt()
    {
        Assert.That(
            async () =>
            {
                await using var engine = await ProviderEngine.StartAsync(isPreview: true);
                await engine.RunAsync(() => new Subscription("stock", new() { Topic = "events", Protocol = Protocol.Queue }));
            },
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("Endpoint"));
    }

    [Test]
    public async Task Register_InputFromAnotherResource_IsUnknownInPreviewOnlyWhenTheProviderCannotTell()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() =>
        {
            var dead = new Queue("dead");
            _ = new Queue("orders", new()
            {
                DeadLetterPolicy = new Inputs.DeadLetterPolicyArgs { DeadLetterQueue = dead.Name, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 },
                Tags = { { "queue", dead.QueueId } },
            });
        });
        var inputs = engine.Find("orders").Inputs;
        var policy = ((ObjectValue)inputs["deadLetterPolicy"]).Properties;
        var tags = ((ObjectValue)inputs["tags"]).Properties;
        Assert.That((policy["deadLetterQueue"].IsUnknown, tags["queue"].IsUnknown), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Register_SecretInsideAMap_GoesOutAsSecret()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() => new Queue("orders", new() { Tags = { { "token", Output.CreateSecret("hush") } } }));
        var tags = ((ObjectValue)engine.Find("orders").Inputs["tags"]).Properties;
        Assert.That(tags["token"], Is.EqualTo(new SecretValue("hush")));
    }

    [Test]
    public async Task Register_InputNotSet_IsNotSent()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() => new Queue("orders"));
        Assert.That(engine.Find("orders").Inputs, Is.Empty);
    }

    [Test]
    public async Task Get_ExistingQueue_IsReadAndNotMade()
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() => new Queue("made", new() { Name = "orders", VisibilityTimeout = 77 }));
        var host = await engine.RunAsync(() => Queue.Get("found", "orders"));
        var data = await ((Queue)host.Resources.Single()).VisibilityTimeout.Data;
        Assert.That((data.Value, engine.Find("found").ReadId), Is.EqualTo((77, "orders")));
    }

    [Test]
    public async Task Register_Options_CarryVersionAndWhatReplaces()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        await engine.RunAsync(() => Samples.Surroundings("cmq:index:Subscription"));
        await engine.RunAsync(() => new Subscription("sample", Samples.Subscription, new() { Protect = true }));
        var options = engine.Find("sample").Options;
        var replacing = ((JObject)PackageSchemaFile.Resource("cmq:index:Subscription")["properties"]!).Properties()
            .Where(property => (bool?)property.Value["replaceOnChanges"] == true).Select(property => property.Name);
        Assert.That(
            (options.Version, options.Protect, string.Join(",", options.ReplaceOnChanges)),
            Is.EqualTo((global::Cmq.Resources.PackageRelease.Current.Version, true, string.Join(",", replacing))));
    }

    [TestCase("cmq:index:DeadLetterCondition")]
    [TestCase("cmq:index:FilterType")]
    [TestCase("cmq:index:NotifyContentFormat")]
    [TestCase("cmq:index:NotifyStrategy")]
    [TestCase("cmq:index:Protocol")]
    public void Enum_HasTheValuesOfTheSchema(string token)
    {
        var type = typeof(Queue).Assembly.GetType("Pulumi.Cmq." + token.Split(':')[2])!;
        var values = type.IsEnum
            ? Enum.GetValues(type).Cast<object>().Select(value => ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)!.ToString()!);
        Assert.That(values, Is.EquivalentTo(PackageSchemaFile.EnumValues(token)));
    }

    private static Type ClassOf(string token) => typeof(Queue).Assembly.GetType("Pulumi.Cmq." + token.Split(':')[2])!;
}
