namespace Pulumi.Cmq.Tests;

/// <summary>Each function takes and gives what the schema says, in the plain form and in the one that waits for outputs.</summary>
public sealed class FunctionContractTests
{
    private static IEnumerable<string> Functions => PackageSchemaFile.Functions;

    [TestCaseSource(nameof(Functions))]
    public void Args_OfBothForms_AreThoseOfTheSchema(string token)
    {
        var inputs = PackageSchemaFile.Function(token)["inputs"]!;
        var expected = PackageSchemaFile.Keys(inputs["properties"])
            .Select(name => (name, inputs["required"]?.Any(required => (string)required! == name) ?? false)).ToList();
        foreach (var suffix in new[] { "Args", "InvokeArgs" })
        {
            var args = (InputArgs)Activator.CreateInstance(Type(token, suffix))!;
            Assert.That(args.Inputs().Select(input => (input.Input.Name, input.Input.IsRequired)), Is.EquivalentTo(expected), suffix);
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void Result_HasThePropertiesOfTheSchema(string token)
    {
        var fields = Type(token, "Result").GetFields().Select(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..]);
        Assert.That(fields, Is.EquivalentTo(PackageSchemaFile.Keys(PackageSchemaFile.Function(token)["outputs"]!["properties"])));
    }

    [Test]
    public async Task Invoke_OverOutputs_GivesWhatTheProviderFinds()
    {
        await using var engine = await ProviderEngine.StartAsync();
        Output<GetQueueResult>? found = null;
        await engine.RunAsync(() =>
        {
            var queue = new Queue("orders", new() { Name = "orders", VisibilityTimeout = 77 });
            found = GetQueue.Invoke(new() { Name = queue.Name });
        });
        var data = await found!.Data;
        Assert.That((data.Value.VisibilityTimeout, data.Value.ActiveMsgNum), Is.EqualTo((77, 0)));
    }

    [Test]
    public async Task Invoke_UnknownArgument_IsUnknown()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        Output<GetQueueResult>? found = null;
        await engine.RunAsync(() =>
        {
            var queue = new Queue("orders");
            found = GetQueue.Invoke(new() { Name = queue.QueueId });
        });
        Assert.That((await found!.Data).IsKnown, Is.False);
    }

    [Test]
    public async Task Invoke_OfAResourceThatIsNotThereYet_IsUnknown()
    {
        await using var engine = await ProviderEngine.StartAsync(isPreview: true);
        Output<GetQueueResult>? found = null;
        await engine.RunAsync(() =>
        {
            var queue = new Queue("orders", new() { Name = "orders" });
            found = GetQueue.Invoke(new() { Name = queue.Name });
        });
        Assert.That((await found!.Data).IsKnown, Is.False);
    }

    [Test]
    public async Task InvokeAsync_Filter_GivesTypedRows()
    {
        await using var engine = await ProviderEngine.StartAsync();
        await engine.RunAsync(() =>
        {
            _ = new Queue("orders", new() { Name = "orders" });
            _ = new Queue("bills", new() { Name = "bills" });
        });
        Task<GetQueuesResult>? found = null;
        await engine.RunAsync(() => found = GetQueues.InvokeAsync(new() { Names = { "bills" } }));
        Assert.That((await found!).Queues.Select(queue => queue.Name), Is.EqualTo(new[] { "bills" }));
    }

    private static Type Type(string token, string suffix)
    {
        var name = token.Split(':')[2];
        return typeof(Queue).Assembly.GetType($"Pulumi.Cmq.{char.ToUpperInvariant(name[0])}{name[1..]}{suffix}")!;
    }
}
