using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getTopic</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetTopic(ResourceContext context) : Lookup<TopicDescription>(context, Definition, TopicSpec.Resource, Rows)
{
    private static readonly ImmutableArray<(PropertySpec Row, Func<TopicDescription, PropertyValue?> Read)> Rows = Outputs(
        TopicSpec.Table,
        Counter("msgCount", "Messages that wait for delivery.", topic => topic.MsgCount),
        Counter("subscriptionCount", "How many subscriptions the topic has.", topic => topic.SubscriptionCount));

    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getTopic",
        Description = "Looks up a topic by name, with its message counter.",
        Inputs = [Argument("name", "Name of the topic.")],
        Outputs = [.. Rows.Select(row => row.Row)],
    };

    private protected override Task<TopicDescription?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        management.FindTopicAsync(Values.Text(arguments["name"]), cancellationToken);
}
