using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>A dead-letter queue that keeps its name is replaced in one run, as the engine goes about it, and no source loses it.</summary>
public sealed class DeadLetterReplacementTests : OperationBench
{
    private const string Before = """{"name":"dead","maxMsgSize":1024}""";
    private const string After = """{"name":"dead","maxMsgSize":2048}""";
    private const string Policy = """ "deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":7} """;

    [SetUp]
    public async Task BindAsync()
    {
        await CreateAsync("Queue", Before);
        await CreateAsync("Queue", $$"""{"name":"orders",{{Policy}}}""");
        await CreateAsync("Queue", $$"""{"name":"mails",{{Policy}}}""");
    }

    [Test]
    public async Task Replace_DeadLetterQueueOfTheSameName_BindsItsSourcesAgain()
    {
        Announce();
        await DeleteAsync();
        await CreateAsync("Queue", After);
        Assert.That(await SourcesAsync(), Is.EqualTo(new[] { "mails", "orders" }));
    }

    [Test]
    public async Task Replace_DeadLetterQueue_KeepsThePolicyOfTheSource()
    {
        Announce();
        await DeleteAsync();
        await CreateAsync("Queue", After);
        Assert.That((await Broker.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy!.MaxReceiveCount, Is.EqualTo(7));
    }

    [Test]
    public async Task Replace_SourceReplacedToo_IsNoHindrance()
    {
        Announce();
        await DeleteAsync();
        await CreateAsync("Queue", After);
        await Resource("Queue").DeleteAsync("orders", PropertyMap.Empty, default);
        await CreateAsync("Queue", $$"""{"name":"orders","maxMsgSize":2048,{{Policy}}}""");
        Assert.That(await SourcesAsync(), Is.EqualTo(new[] { "mails", "orders" }));
    }

    [Test]
    public async Task Replace_SourceReadAfterwards_IsSeenBound()
    {
        Announce();
        _ = await Resource("Queue").ReadAsync("orders", null, null, default);
        await DeleteAsync();
        await CreateAsync("Queue", After);
        var read = await Resource("Queue").ReadAsync("orders", null, null, default);
        Assert.That(read!.Inputs.Find("deadLetterPolicy"), Is.Not.Null);
    }

    [Test]
    public async Task Replace_WhileSourcesAreUnbound_SaysSoAndTheWayBack()
    {
        var told = new List<string>();
        var set = new ResourceSet(new(Broker, CmqEdition.Tdmq, Clock) { Notify = told.Add });
        _ = set.Resource("Queue").Diff(Change());
        await set.Resource("Queue").DeleteAsync("dead", PropertyMap.Empty, default);
        Assert.That(told, Has.One.Contains("'mails', 'orders' are unbound from 'dead'").And.One.Contains("pulumi up --refresh"));
    }

    [Test]
    public void Delete_WithoutAReplacement_LeavesTheSourcesBound() =>
        Assert.That(DeleteAsync, Throws.TypeOf<ResourceException>().With.Message.Contains("orders"));

    [Test]
    public async Task Delete_Refused_BindsAgain()
    {
        Announce();
        Faults.Before["DeleteQueueAsync"] = new CmqTransportException("no route.", "DeleteCmqQueue", "x", mayHaveExecuted: false);
        Assert.That(DeleteAsync, Throws.TypeOf<ResourceException>());
        Assert.That(await SourcesAsync(), Is.EqualTo(new[] { "mails", "orders" }));
    }

    [Test]
    public async Task Create_SourceCannotBeBound_IsAPartialFailureThatNamesIt()
    {
        Announce();
        await DeleteAsync();
        Faults.Before["ModifyQueueAsync"] = new CmqTransportException("no route.", "ModifyCmqQueueAttribute", "x", mayHaveExecuted: false);
        Assert.That(
            () => CreateAsync("Queue", After),
            Throws.TypeOf<PartialFailureException>().With.Message.Contains("'mails' could not be bound").And.Message.Contains("pulumi up --refresh"));
    }

    private static DiffRequest Change() => new()
    {
        LogicalName = "logical",
        OldInputs = Programs.Map(Before),
        OldOutputs = Programs.Map(Before),
        NewInputs = Programs.Map(After),
    };

    private void Announce() => Assert.That(Resource("Queue").Diff(Change()).DeleteBeforeReplace, Is.True);

    private Task DeleteAsync() => Resource("Queue").DeleteAsync("dead", Programs.Map(Before), default);

    private async Task<IReadOnlyList<string>> SourcesAsync() => (await Broker.DescribeQueueAsync("dead")).DeadLetterSources;
}
