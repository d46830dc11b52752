using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Operations over a broker that can fail, on a clock that stands still.</summary>
public abstract class OperationBench
{
    private protected FakeClock Clock { get; private set; } = null!;

    private protected CmqBroker Broker { get; private set; } = null!;

    private protected FaultyManagement Faults { get; private set; } = null!;

    private protected ResourceSet Set { get; private set; } = null!;

    [SetUp]
    public void StartBroker()
    {
        Clock = new FakeClock();
        Broker = new CmqBroker(new() { TimeProvider = Clock });
        Faults = FaultyManagement.Over(Broker);
        Set = new(new(Faults.Management, CmqEdition.Tdmq, Clock));
    }

    private protected static CmqTransportException Lost(string action) => new("the connection was reset.", action, "x", mayHaveExecuted: true);

    private protected IResourceController Resource(string type) => Set.Resource(type);

    private protected Task<CreatedResource> CreateAsync(string type, string inputs) => Resource(type).CreateAsync("logical", Programs.Map(inputs), default);

    private protected Task<PropertyMap> UpdateAsync(string type, string id, string before, string after) => Resource(type).UpdateAsync(
        new() { Id = id, LogicalName = "logical", OldInputs = Programs.Map(before), OldOutputs = Programs.Map(before), NewInputs = Programs.Map(after) },
        default);

    private protected DiffResult Diff(string type, LiveResource live, PropertyMap wanted) =>
        Resource(type).Diff(new() { LogicalName = "logical", OldInputs = live.Inputs, OldOutputs = live.Outputs, NewInputs = wanted });

    private protected async Task TopicAndQueueAsync(FilterType filterType)
    {
        await Broker.CreateTopicAsync("events", new(), filterType);
        await Broker.CreateQueueAsync("stock", new());
        Faults.Calls.Clear();
    }
}
