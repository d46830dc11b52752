using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getSubscription</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetSubscription(ResourceContext context) : Lookup<SubscriptionDescription>(context, Definition, SubscriptionSpec.Resource, Rows)
{
    private static readonly ImmutableArray<(PropertySpec Row, Func<SubscriptionDescription, PropertyValue?> Read)> Rows = Outputs(
        SubscriptionSpec.Table,
        Counter("msgCount", "Messages that wait for delivery.", subscription => subscription.MsgCount));

    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getSubscription",
        Description = "Looks up a subscription by topic and name, with its message counter. Names are compared exactly.",
        Inputs = [Argument("topic", "Name of the topic."), Argument("name", "Name of the subscription.")],
        Outputs = [.. Rows.Select(row => row.Row)],
    };

    private protected override Task<SubscriptionDescription?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        management.FindSubscriptionAsync(Values.Text(arguments["topic"]), Values.Text(arguments["name"]), cancellationToken);
}
