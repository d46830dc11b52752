using Cmq.Emulator;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Resources over the network in trouble: a create never makes two and never loses one, and what can be repeated is.</summary>
public sealed class FaultTests
{
    private static readonly CmqEmulatorFaultKind[] AllButDelay =
        [CmqEmulatorFaultKind.Drop, CmqEmulatorFaultKind.LoseAnswer, CmqEmulatorFaultKind.HttpError, CmqEmulatorFaultKind.Throttle];

    private static readonly (string Type, string Suffix, string Id, string Inputs, string Changed)[] Types =
    [
        ("Queue", "Queue", "q", """{"name":"q","visibilityTimeout":60}""", """{"name":"q","visibilityTimeout":61}"""),
        ("Topic", "Topic", "t", """{"name":"t","maxMsgSize":2048}""", """{"name":"t","maxMsgSize":4096}"""),
        ("Subscription", "Subscribe", "events/s", Subscription("a"), Subscription("b")),
    ];

    private static readonly string[] ModifyActions = ["ModifyCmqQueueAttribute", "ModifyCmqTopicAttribute", "ModifyCmqSubscriptionAttribute"];

    private static IEnumerable<TestCaseData> EachTypeAndFault =>
        from type in Enumerable.Range(0, Types.Length)
        from kind in AllButDelay
        select new TestCaseData(type, kind).SetArgDisplayNames(Types[type].Type, kind.ToString());

    private FaultBench _bench = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _bench = await FaultBench.StartAsync();
        await _bench.Broker.CreateTopicAsync("events", new());
        await _bench.Broker.CreateQueueAsync("stock", new());
    }

    [TearDown]
    public async Task StopAsync() => await _bench.DisposeAsync();

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Create_InTrouble_MakesOneOrSaysThatNothingWasMade(int index, CmqEmulatorFaultKind kind)
    {
        var (type, suffix, id, inputs, _) = Types[index];
        _bench.Faults.Add(new(kind, "CreateCmq" + suffix));
        var reached = kind is CmqEmulatorFaultKind.LoseAnswer or CmqEmulatorFaultKind.Throttle;
        if (reached)
        {
            Assert.That((await CreateAsync(type, inputs)).Id, Is.EqualTo(id));
        }
        else
        {
            var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync(type, inputs))!;
            Assert.That(error.Message, Does.Contain("was not created; run again"));
            Assert.That(await ReadAsync(type, id), Is.Null);
        }
    }

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Create_RunAgainAfterTrouble_EndsWithOne(int index, CmqEmulatorFaultKind kind)
    {
        var (type, suffix, id, inputs, _) = Types[index];
        _bench.Faults.Add(new(kind, "CreateCmq" + suffix));
        var created = await AgainAsync(() => CreateAsync(type, inputs));
        Assert.That((created.Id, (await ReadAsync(type, id))!.Outputs), Is.EqualTo((id, created.Outputs)));
    }

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Update_InTrouble_IsTriedAgain(int index, CmqEmulatorFaultKind kind)
    {
        var (type, _, id, inputs, changed) = Types[index];
        var created = await CreateAsync(type, inputs);
        _bench.Faults.Add(new(kind, ModifyActions[index]) { Times = 3 });
        var outputs = await UpdateAsync(type, created, inputs, changed);
        Assert.That((outputs, _bench.Calls.Of(ModifyActions[index])), Is.EqualTo(((await ReadAsync(type, id))!.Outputs, 4L)));
    }

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Delete_InTrouble_Deletes(int index, CmqEmulatorFaultKind kind)
    {
        var (type, suffix, id, inputs, _) = Types[index];
        await CreateAsync(type, inputs);
        _bench.Faults.Add(new(kind, "DeleteCmq" + suffix) { Times = 2 });
        await _bench.Set.Resource(type).DeleteAsync(id, Programs.Map(inputs), default);
        Assert.That(await ReadAsync(type, id), Is.Null);
    }

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Delete_OfSomethingGoneInTrouble_IsFine(int index, CmqEmulatorFaultKind kind)
    {
        var (type, _, id, inputs, _) = Types[index];
        _bench.Faults.Add(new(kind) { Times = 2 });
        await _bench.Set.Resource(type).DeleteAsync(id, Programs.Map(inputs), default);
        Assert.That(_bench.Calls.Total, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(EachTypeAndFault))]
    public async Task Read_InTrouble_IsTriedAgain(int index, CmqEmulatorFaultKind kind)
    {
        var (type, _, id, inputs, _) = Types[index];
        var created = await CreateAsync(type, inputs);
        _bench.Faults.Add(new(kind) { Times = 3 });
        Assert.That((await ReadAsync(type, id))!.Outputs, Is.EqualTo(created.Outputs));
    }

    [TestCase(CmqEmulatorFaultKind.Drop)]
    [TestCase(CmqEmulatorFaultKind.LoseAnswer)]
    [TestCase(CmqEmulatorFaultKind.Throttle)]
    public async Task UpdateOfTags_InTrouble_IsTriedAgain(CmqEmulatorFaultKind kind)
    {
        const string before = """{"name":"q","tags":{"a":"1"}}""";
        var created = await CreateAsync("Queue", before);
        _bench.Faults.Add(new(kind, "ModifyResourceTags") { Times = 3 });
        await UpdateAsync("Queue", created, before, """{"name":"q","tags":{"b":"2"}}""");
        Assert.That((await _bench.Broker.DescribeQueueAsync("q")).Tags, Is.EqualTo(new Dictionary<string, string> { ["b"] = "2" }));
    }

    [Test]
    public async Task Unbind_AnswerLost_SaysThatItIsNotKnownAndRunsAgain()
    {
        const string bound = """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":3}}""";
        var created = await CreateAsync("Queue", bound);
        _bench.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "UnbindCmqDeadLetter"));
        var error = Assert.ThrowsAsync<ResourceException>(() => UpdateAsync("Queue", created, bound, """{"name":"q"}"""))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.Unknown));
        Assert.That((await UpdateAsync("Queue", created, bound, """{"name":"q"}""")).Find("deadLetterPolicy"), Is.Null);
    }

    [Test]
    public async Task Create_ThrottledForLong_GivesUpAndNamesTheLimit()
    {
        _bench.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "CreateCmqQueue") { Times = 100 });
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", """{"name":"q"}"""))!;
        Assert.That((error.Kind, await _bench.Broker.FindQueueAsync("q")), Is.EqualTo((ResourceErrorKind.ResourceExhausted, (QueueDescription?)null)));
    }

    [Test]
    public async Task Create_ReadBackKeepsFailing_KeepsTheId()
    {
        _bench.Faults.Add(new(CmqEmulatorFaultKind.Drop, "DescribeCmqQueueDetail") { Times = 100 });
        var error = Assert.ThrowsAsync<PartialFailureException>(() => CreateAsync("Queue", """{"name":"q"}"""))!;
        Assert.That((error.Id, (await _bench.Broker.FindQueueAsync("q"))?.Name), Is.EqualTo(("q", "q")));
    }

    [TestCase(CmqEmulatorFaultKind.LoseAnswer, true)]
    [TestCase(CmqEmulatorFaultKind.Delay, false)]
    public async Task Create_TimesOut_AdoptsItsOwnOrSaysThatNothingWasMade(CmqEmulatorFaultKind kind, bool isMade)
    {
        var (clock, emulatorClock) = (new HeldClock(), new HeldClock());
        await using var bench = await FaultBench.StartAsync(clock: clock, emulatorClock: emulatorClock);
        bench.Faults.Add(new(kind, "CreateCmqQueue") { Delay = TimeSpan.FromHours(1) });
        var creating = bench.Set.Resource("Queue").CreateAsync("logical", Programs.Map("""{"name":"q"}"""), default);
        await emulatorClock.Waiting.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Fire();
        var outcome = await creating.ContinueWith(task => task.Exception?.InnerException?.Message ?? task.Result.Id, TaskScheduler.Default);
        Assert.That(outcome, isMade ? Is.EqualTo("q") : Does.Contain("was not created; run again"));
        Assert.That(bench.Calls.Of("CreateCmqQueue"), Is.LessThanOrEqualTo(1));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task CreatesAndDeletes_InRandomTrouble_EndWithExactlyWhatIsWanted(int seed)
    {
        await using var bench = await FaultBench.StartAsync(seed);
        foreach (var kind in AllButDelay)
        {
            bench.Faults.Add(new(kind) { Times = 10_000, Probability = 0.1 });
        }

        var queues = bench.Set.Resource("Queue");
        for (var number = 0; number < 30; number++)
        {
            var (id, inputs) = ($"q{number}", Programs.Map($$"""{"name":"q{{number}}"}"""));
            await AgainAsync(() => queues.CreateAsync("logical", inputs, default));
            if (number % 3 == 0)
            {
                await AgainAsync(async () =>
                {
                    await queues.DeleteAsync(id, inputs, default);
                    return true;
                });
            }
        }

        var left = (await bench.Broker.DescribeQueuesAsync(new())).Items.Select(queue => queue.Name);
        Assert.That(left, Is.EquivalentTo(Enumerable.Range(0, 30).Where(number => number % 3 != 0).Select(number => $"q{number}")));
    }

    // What a user does: runs again. A resource that was made, and could only not be read back, counts as made: its id is kept.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> run)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            try
            {
                return await run();
            }
            catch (ResourceException error) when (error.Kind is ResourceErrorKind.Unavailable or ResourceErrorKind.Unknown)
            {
                // It says that it can be run again.
            }
            catch (PartialFailureException) when (typeof(T) == typeof(CreatedResource))
            {
                return default!;
            }
        }

        throw new AssertionException("It did not succeed in 20 runs.");
    }

    private static string Subscription(string tag) =>
        $$"""{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["{{tag}}"]}""";

    private Task<CreatedResource> CreateAsync(string type, string inputs) =>
        _bench.Set.Resource(type).CreateAsync("logical", Programs.Map(inputs), default);

    private Task<LiveResource?> ReadAsync(string type, string id) => _bench.Set.Resource(type).ReadAsync(id, null, null, default);

    private Task<PropertyMap> UpdateAsync(string type, CreatedResource created, string before, string after) => _bench.Set.Resource(type).UpdateAsync(
        new() { Id = created.Id, LogicalName = "logical", OldInputs = Programs.Map(before), OldOutputs = created.Outputs, NewInputs = Programs.Map(after) },
        default);
}
