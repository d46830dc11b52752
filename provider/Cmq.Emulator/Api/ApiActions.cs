using System.Collections.Frozen;

namespace Cmq.Emulator;

/// <summary>
/// The CMQ actions that the service has online, the one of the Tag service that changes tags, and the one of the Security Token Service that
/// says who calls; the rest of these products is not emulated.
/// </summary>
internal static class ApiActions
{
    private static readonly FrozenDictionary<string, ApiAction> All = new ApiAction[]
    {
        new ClearCmqQueue(),
        new ClearCmqSubscriptionFilterTags(),
        new CreateCmqQueue(),
        new CreateCmqSubscribe(),
        new CreateCmqTopic(),
        new DeleteCmqQueue(),
        new DeleteCmqSubscribe(),
        new DeleteCmqTopic(),
        new DescribeCmqQueueDetail(),
        new DescribeCmqQueues(),
        new DescribeCmqSubscriptionDetail(),
        new DescribeCmqTopicDetail(),
        new DescribeCmqTopics(),
        new GetCallerIdentity(),
        new ModifyCmqQueueAttribute(),
        new ModifyCmqSubscriptionAttribute(),
        new ModifyCmqTopicAttribute(),
        new ModifyResourceTags(),
        new PublishCmqMsg(),
        new RewindCmqQueue(),
        new SendCmqMsg(),
        new UnbindCmqDeadLetter(),
    }.ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);

    /// <summary>The name, if it is the one of an action; otherwise null.</summary>
    public static string? NameOrNull(string? name) => name is not null && All.ContainsKey(name) ? name : null;

    /// <summary>The product that a request means: two have the same version, so the action decides. The one that CMQ is part of when none fits.</summary>
    public static ApiProduct ProductOf(string name, string version) =>
        All.GetValueOrDefault(name)?.Product is { } product && product.Version == version ? product
        : version == ApiProduct.Tag.Version ? ApiProduct.Tag
        : ApiProduct.Tdmq;

    /// <summary>Finds an action of a version.</summary>
    /// <exception cref="ApiRefusalException">There is no such version, or no such action.</exception>
    public static ApiAction Find(string name, string version)
    {
        var product = ProductOf(name, version);
        if (version != product.Version)
        {
            throw new ApiRefusalException(CmqErrorCodes.NoSuchVersion, $"There is no version `{version}` of this API; the version is {product.Version}.");
        }

        return All.GetValueOrDefault(name) is { } action && action.Product == product
            ? action
            : throw new ApiRefusalException(CmqErrorCodes.InvalidAction, $"There is no CMQ action `{name}`.");
    }
}
