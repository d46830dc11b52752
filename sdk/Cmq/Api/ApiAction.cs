using System.Collections.Immutable;
using static Cmq.WireRepeat;

namespace Cmq;

/// <summary>The actions of API 3.0 that are about CMQ, and the one for tags: their names, documented rates, and whether they can be repeated blindly.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Repeat">Whether it may be called again when the answer was lost.</param>
/// <param name="CallsPerSecond">The documented rate of an account.</param>
internal sealed record ApiAction(string Name, WireRepeat Repeat, int CallsPerSecond = 20) : IWireAction
{
    public static readonly ApiAction CreateQueue = new("CreateCmqQueue", Never);
    public static readonly ApiAction ModifyQueue = new("ModifyCmqQueueAttribute", Safe);
    public static readonly ApiAction DeleteQueue = new("DeleteCmqQueue", NotFoundIsDone);
    public static readonly ApiAction DescribeQueue = new("DescribeCmqQueueDetail", Safe, CallsPerSecond: 100);
    public static readonly ApiAction DescribeQueues = new("DescribeCmqQueues", Safe);

    // A second one would drop what arrived after the first.
    public static readonly ApiAction ClearQueue = new("ClearCmqQueue", Never);

    // A second one would bring back once more what was consumed after the first.
    public static readonly ApiAction RewindQueue = new("RewindCmqQueue", Never);

    // What the service answers for a queue that has no policy any more is not documented.
    public static readonly ApiAction UnbindDeadLetter = new("UnbindCmqDeadLetter", Never);
    public static readonly ApiAction CreateTopic = new("CreateCmqTopic", Never);
    public static readonly ApiAction ModifyTopic = new("ModifyCmqTopicAttribute", Safe);
    public static readonly ApiAction DeleteTopic = new("DeleteCmqTopic", NotFoundIsDone);
    public static readonly ApiAction DescribeTopic = new("DescribeCmqTopicDetail", Safe);
    public static readonly ApiAction DescribeTopics = new("DescribeCmqTopics", Safe);
    public static readonly ApiAction CreateSubscription = new("CreateCmqSubscribe", Never);
    public static readonly ApiAction ModifySubscription = new("ModifyCmqSubscriptionAttribute", Safe);
    public static readonly ApiAction DeleteSubscription = new("DeleteCmqSubscribe", NotFoundIsDone);
    public static readonly ApiAction DescribeSubscriptions = new("DescribeCmqSubscriptionDetail", Safe);
    public static readonly ApiAction ClearFilterTags = new("ClearCmqSubscriptionFilterTags", Safe);
    public static readonly ApiAction SendMessage = new("SendCmqMsg", Never);
    public static readonly ApiAction PublishMessage = new("PublishCmqMsg", Never);

    public static readonly ApiAction ModifyTags = new("ModifyResourceTags", Safe) { Service = ApiService.Tag };

    // Who calls, and temporary credentials; a client's calls are not among these, and neither are they counted against its rates.
    public static readonly ApiAction AssumeRole = new("AssumeRole", Safe) { Service = ApiService.Sts };
    public static readonly ApiAction AssumeRoleWithWebIdentity = new("AssumeRoleWithWebIdentity", Safe) { Service = ApiService.Sts, IsSigned = false };

    public static readonly ApiAction GetCallerIdentity = new("GetCallerIdentity", Safe) { Service = ApiService.Sts };

    /// <summary>All that a client of CMQ calls.</summary>
    public static readonly ImmutableArray<ApiAction> All =
    [
        CreateQueue, ModifyQueue, DeleteQueue, DescribeQueue, DescribeQueues, ClearQueue, RewindQueue, UnbindDeadLetter,
        CreateTopic, ModifyTopic, DeleteTopic, DescribeTopic, DescribeTopics,
        CreateSubscription, ModifySubscription, DeleteSubscription, DescribeSubscriptions, ClearFilterTags,
        SendMessage, PublishMessage, ModifyTags,
    ];

    /// <summary>The service whose action it is.</summary>
    public ApiService Service { get; init; } = ApiService.Tdmq;

    /// <inheritdoc/>
    public string? Doubt => Repeat == Safe ? null : "The service may have carried it out all the same; look before you repeat it.";

    /// <inheritdoc/>
    public bool HandsOut => false;

    /// <inheritdoc/>
    public bool OnlyReads => Service == ApiService.Sts || Name.StartsWith("Describe", StringComparison.Ordinal);

    /// <summary>Whether it is called with a credential, and not to get the first one.</summary>
    public bool IsSigned { get; init; } = true;
}
