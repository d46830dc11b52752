using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getQueues</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetQueues(ResourceContext context) : Listing<QueueDescription>(context, Definition, QueueSpec.Resource, GetQueue.Rows)
{
    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getQueues",
        Description = "Lists the queues of the account in the region, with their message counters: all of them, or those that every filter lets pass.",
        Inputs = [FunctionInputs.NameContains, FunctionInputs.Names, FunctionInputs.Tags],
        Outputs = [List("queues", "The queues.")],
    };

    /// <summary>A list of queues as a function returns it.</summary>
    internal static PropertySpec List(string name, string description) =>
        Result(name, description, "QueueResult", "A queue as a function finds it.", GetQueue.Rows);

    private protected override IAsyncEnumerable<QueueDescription> ListAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        Query(arguments) is { } query ? management.ListQueuesAsync(query, cancellationToken) : AsyncEnumerable.Empty<QueueDescription>();
}
