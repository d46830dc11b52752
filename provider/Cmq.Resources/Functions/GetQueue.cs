using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.FunctionRow<Cmq.QueueDescription>;

namespace Cmq.Resources;

/// <summary>The function <c>getQueue</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetQueue(ResourceContext context) : Lookup<QueueDescription>(context, Definition, QueueSpec.Resource, Rows)
{
    /// <summary>What is returned of a queue.</summary>
    internal static ImmutableArray<Row> Rows { get; } = Row.Of(
        QueueSpec.Table,
        Row.Counter("activeMsgNum", "Messages that can be received, approximately.", queue => queue.ActiveMsgNum),
        Row.Counter("inactiveMsgNum", "Messages that were received and are hidden, approximately.", queue => queue.InactiveMsgNum),
        Row.Counter("delayMsgNum", "Delayed messages.", queue => queue.DelayMsgNum),
        Row.Counter("rewindmsgNum", "Deleted messages that can still be brought back by rewinding.", queue => queue.RewindMsgNum),
        Row.Counter("minMsgTime", "Smallest time of an unconsumed message, in seconds.", queue => queue.MinMsgTime),
        new(new() { Name = "deadLetterSources", Type = PropertyType.StringList, IsInput = false, Description = "Names of the queues that use this one as their dead-letter queue." }, queue => PropertyValue.ListOf(queue.DeadLetterSources)));

    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getQueue",
        Description = "Looks up a queue by name, with its message counters.",
        Inputs = [FunctionInputs.Name("name", "Name of the queue.")],
        Outputs = [.. Rows.Select(row => row.Spec)],
    };

    private protected override Task<QueueDescription?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        management.FindQueueAsync(Values.Text(arguments["name"]), cancellationToken);
}
