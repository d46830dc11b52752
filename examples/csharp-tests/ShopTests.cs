using System.Collections.Immutable;
using Pulumi;
using Pulumi.Cmq;
using Pulumi.Testing;

namespace CSharpShop.Tests;

/// <summary>What the shop's program declares, tested without an engine and without an account.</summary>
[NonParallelizable]
public sealed class ShopTests
{
    [SetUp]
    public void Configure() => Environment.SetEnvironmentVariable(
        "PULUMI_CONFIG", """{"shop:tenants": "[\"eu\", \"us\"]", "shop:partnerToken": "a-token"}""");

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);

    [Test]
    public async Task EveryTenant_HasItsQueues()
    {
        var (resources, _) = await RunAsync(new EmbeddedService());

        var names = resources.OfType<Queue>().Select(queue => queue.GetResourceName());
        Assert.That(names, Is.EquivalentTo(new[] { "audit", "eu-order-dead", "eu-orders", "us-order-dead", "us-orders" }));
    }

    [Test]
    public async Task Orders_HaveADeadLetterQueueThatExists()
    {
        var service = new EmbeddedService();

        await RunAsync(service);

        var orders = await service.Service.DescribeQueueAsync("eu-orders");
        Assert.That(orders.Settings.DeadLetterPolicy!.DeadLetterQueue, Is.EqualTo("eu-order-dead"));
    }

    [Test]
    public async Task Outputs_NameTheQueues()
    {
        var (_, outputs) = await RunAsync(new EmbeddedService());

        Assert.That(await ValueAsync((Output<string>)outputs["eu-orders"]!), Is.EqualTo("eu-orders"));
    }

    [Test]
    public void AttributeOutOfRange_FailsTheTest()
    {
        Assert.That(
            () => Deployment.TestAsync(new EmbeddedService(), Options, () =>
            {
                new Queue("orders", new() { VisibilityTimeout = 86_400 });
            }),
            Throws.Exception.With.Message.Contains("visibilityTimeout: 86400 is not allowed: 1 to 43200 seconds"));
    }

    private static TestOptions Options => new() { ProjectName = "shop", StackName = "test", IsPreview = false };

    private static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> RunAsync(EmbeddedService service) =>
        Deployment.TestAsync(service, Options, Shop.Declare);

    private static Task<T> ValueAsync<T>(Output<T> output)
    {
        var source = new TaskCompletionSource<T>();
        output.Apply(value =>
        {
            source.TrySetResult(value);
            return value;
        });
        return source.Task;
    }
}
