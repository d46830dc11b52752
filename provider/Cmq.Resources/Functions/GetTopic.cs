using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.FunctionRow<Cmq.TopicDescription>;

namespace Cmq.Resources;

/// <summary>The function <c>getTopic</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetTopic(ResourceContext context) : Lookup<TopicDescription>(context, Definition, TopicSpec.Resource, Rows)
{
    /// <summary>What is returned of a topic.</summary>
    internal static ImmutableArray<Row> Rows { get; } = Row.Of(
        TopicSpec.Table,
        Row.Counter("msgCount", "Messages that wait for delivery.", topic => topic.MsgCount),
        Row.Counter("subscriptionCount", "How many subscriptions the topic has.", topic => topic.SubscriptionCount));

    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getTopic",
        Description = "Looks up a topic by name, with its message counter.",
        Inputs = [FunctionInputs.Name("name", "Name of the topic.")],
        Outputs = [.. Rows.Select(row => row.Spec)],
    };

    private protected override Task<TopicDescription?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        management.FindTopicAsync(Values.Text(arguments["name"]), cancellationToken);
}
