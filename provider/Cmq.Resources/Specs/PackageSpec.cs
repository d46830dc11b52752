using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>The package: its name, and everything that it offers.</summary>
public static class PackageSpec
{
    /// <summary>The package's name.</summary>
    public const string Name = "cmq";

    /// <summary>The resource types.</summary>
    public static ImmutableArray<ResourceSpec> Resources { get; } = [QueueSpec.Resource, TopicSpec.Resource, SubscriptionSpec.Resource];

    /// <summary>The components.</summary>
    public static ImmutableArray<ComponentSpec> Components { get; } = [WorkQueue.Definition, FanOut.Definition];

    /// <summary>The functions.</summary>
    public static ImmutableArray<FunctionSpec> Functions { get; } =
    [
        GetQueue.Definition, GetTopic.Definition, GetSubscription.Definition,
        GetQueues.Definition, GetTopics.Definition, GetSubscriptions.Definition, GetDeadLetterSources.Definition,
    ];

    /// <summary>The provider's configuration.</summary>
    public static ImmutableArray<ConfigSpec> Config => ConfigSpec.All;
}
