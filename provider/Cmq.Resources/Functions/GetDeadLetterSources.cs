using System.Runtime.CompilerServices;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getDeadLetterSources</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetDeadLetterSources(ResourceContext context) : Listing<QueueDescription>(context, Definition, QueueSpec.Resource, GetQueue.Rows)
{
    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getDeadLetterSources",
        Description = "Lists the queues whose dead-letter queue a queue is, with their message counters. A queue that does not exist is an error.",
        Inputs = [FunctionInputs.Name("queue", "Name of the dead-letter queue."), FunctionInputs.NameContains],
        Outputs = [GetQueues.List("sources", "The queues that use it as their dead-letter queue, at most 6.")],
    };

    private protected override string Subject(PropertyMap arguments) => Values.Text(arguments["queue"]);

    // The queue says which its sources are, by name; one list has the rest of all of them.
    private protected override async IAsyncEnumerable<QueueDescription> ListAsync(
        ICmqManagement management, PropertyMap arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = await management.DescribeQueueAsync(Values.Text(arguments["queue"]), cancellationToken).ConfigureAwait(false);
        if (queue.DeadLetterSources.Count == 0)
        {
            yield break;
        }

        var query = Query(arguments)! with { Names = queue.DeadLetterSources };
        await foreach (var source in management.ListQueuesAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return source;
        }
    }
}
