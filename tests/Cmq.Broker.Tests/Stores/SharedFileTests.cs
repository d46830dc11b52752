namespace Cmq.Broker.Tests;

/// <summary>Brokers that share a file, as plugin processes do that run one after the other or at once.</summary>
internal sealed class SharedFileTests
{
    private TestFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task TwoBrokers_InTurns_BothHaveEverything()
    {
        var (first, second) = (Open(), Open());
        for (var number = 0; number < 10; number++)
        {
            await first.CreateQueueAsync($"first-{number}", new());
            await second.CreateQueueAsync($"second-{number}", new());
        }

        Assert.That((await NamesAsync(first), await NamesAsync(second)), Is.EqualTo((Names(10), Names(10))));
    }

    [Test]
    public async Task TwoBrokers_FromTwoThreads_LoseNoUpdate()
    {
        const int each = 25;
        await Task.WhenAll(new[] { "first", "second" }.Select(name => Task.Run(async () =>
        {
            var broker = Open();
            for (var number = 0; number < each; number++)
            {
                await broker.CreateQueueAsync($"{name}-{number}", new());
            }
        })));

        Assert.That(await NamesAsync(Open()), Is.EqualTo(Names(each)));
    }

    [Test]
    public async Task TwoBrokers_OneNameAtOnce_IsCreatedByOneOfThem()
    {
        var brokers = new[] { Open(), Open() };
        for (var number = 0; number < 10; number++)
        {
            var outcomes = await Task.WhenAll(brokers.Select(broker => Task.Run(async () =>
            {
                try
                {
                    await broker.CreateQueueAsync($"queue-{number}", new());
                    return "created";
                }
                catch (CmqServiceException error)
                {
                    return error.Code;
                }
            })));
            Assert.That(outcomes, Is.EquivalentTo(new[] { "created", CmqErrorCodes.ResourceInUseQueue }));
        }
    }

    [Test]
    public async Task OneBroker_ManyTasks_LosesNoUpdate()
    {
        var broker = Open();
        await broker.CreateQueueAsync("orders", new());

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => broker.SendTestMessageAsync("orders", $"message {number}"))));

        Assert.That((await Open().DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(30));
    }

    [Test]
    public async Task Reader_WhileAnotherWrites_SeesWholeDocumentsOnly()
    {
        var (writer, reader) = (Open(), Open());
        var writing = Task.Run(async () =>
        {
            for (var number = 0; number < 20; number++)
            {
                await writer.CreateQueueAsync($"queue-{number}", new());
            }
        });

        var counts = new List<long>();
        do
        {
            counts.Add((await reader.DescribeQueuesAsync(new())).TotalCount);
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.That(counts, Is.Ordered);
    }

    private static string Names(int each) => string.Join(
        " ",
        new[] { "first", "second" }.SelectMany(name => Enumerable.Range(0, each).Select(number => $"{name}-{number}")).Order(StringComparer.Ordinal));

    private static async Task<string> NamesAsync(CmqBroker broker)
    {
        var names = new List<string>();
        await foreach (var queue in broker.ListQueuesAsync())
        {
            names.Add(queue.Name);
        }

        return string.Join(" ", names.Order(StringComparer.Ordinal));
    }

    private CmqBroker Open() => new(new() { Store = new FileStore(_folder.File("cmq.json")) });
}
