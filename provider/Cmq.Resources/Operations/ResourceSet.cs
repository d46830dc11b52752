using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>All resource types and functions of the package, over one service.</summary>
public sealed class ResourceSet
{
    private readonly ImmutableDictionary<string, IResourceController> _resources;
    private readonly ImmutableDictionary<string, IFunction> _functions;

    /// <summary>The types and functions over a service.</summary>
    /// <param name="context">What they work with.</param>
    public ResourceSet(ResourceContext context)
    {
        IResourceController[] resources = [new QueueController(context), new TopicController(context), new SubscriptionController(context)];
        IFunction[] functions =
        [
            new GetQueue(context), new GetTopic(context), new GetSubscription(context),
            new GetQueues(context), new GetTopics(context), new GetSubscriptions(context), new GetDeadLetterSources(context),
        ];
        _resources = resources.ToImmutableDictionary(resource => resource.Spec.Token, StringComparer.Ordinal);
        _functions = functions.ToImmutableDictionary(function => function.Spec.Token, StringComparer.Ordinal);
        Context = context;
    }

    /// <summary>What they work with.</summary>
    public ResourceContext Context { get; }

    /// <summary>Finds a resource type.</summary>
    /// <param name="token">Its token: <c>cmq:index:Queue</c>, or shorter, <c>cmq:Queue</c>.</param>
    /// <returns>Its operations; null when there is none of that token.</returns>
    public IResourceController? FindResource(string token) => _resources.GetValueOrDefault(Canonical(token));

    /// <summary>Finds a function.</summary>
    /// <param name="token">Its token: <c>cmq:index:getQueue</c>, or shorter, <c>cmq:getQueue</c>.</param>
    /// <returns>The function; null when there is none of that token.</returns>
    public IFunction? FindFunction(string token) => _functions.GetValueOrDefault(Canonical(token));

    private static string Canonical(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Split(':') is [PackageSpec.Name, var name] ? $"{PackageSpec.Name}:index:{name}" : token;
    }
}
