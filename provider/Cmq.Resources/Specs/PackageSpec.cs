using System.Collections.Immutable;
using System.Reflection;

namespace Cmq.Resources;

/// <summary>The package: its name, its version, and everything that it offers.</summary>
public static class PackageSpec
{
    /// <summary>The package's name.</summary>
    public const string Name = "cmq";

    /// <summary>The package's version; the plugin, the schema and the SDKs have the same.</summary>
    public static string Version { get; } =
        typeof(PackageSpec).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Where the engine downloads the plugin from, in the engine's form (<c>github://…</c>, <c>https://…</c>); null when there is no such place. It is
    /// the build's property <c>CmqPluginDownloadUrl</c>.
    /// </summary>
    public static string? PluginDownloadUrl { get; } = typeof(PackageSpec).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == nameof(PluginDownloadUrl))?.Value;

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
