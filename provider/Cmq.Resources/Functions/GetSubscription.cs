using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.FunctionRow<Cmq.SubscriptionDescription>;

namespace Cmq.Resources;

/// <summary>The function <c>getSubscription</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetSubscription(ResourceContext context) : Lookup<SubscriptionDescription>(context, Definition, SubscriptionSpec.Resource, Rows)
{
    /// <summary>What is returned of a subscription.</summary>
    internal static ImmutableArray<Row> Rows { get; } = Row.Of(
        SubscriptionSpec.Table,
        Row.Counter("msgCount", "Messages that wait for delivery.", subscription => subscription.MsgCount));

    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getSubscription",
        Description = "Looks up a subscription by topic and name, with its message counter. Names are compared exactly.",
        Inputs = [FunctionInputs.Name("topic", "Name of the topic."), FunctionInputs.Name("name", "Name of the subscription.")],
        Outputs = [.. Rows.Select(row => row.Spec)],
    };

    private protected override Task<SubscriptionDescription?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        management.FindSubscriptionAsync(Values.Text(arguments["topic"]), Values.Text(arguments["name"]), cancellationToken);
}
