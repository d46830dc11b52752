using static Cmq.WireRepeat;

namespace Cmq;

/// <summary>The actions of the HTTP SDK protocol that are called: their names, and whether they can be repeated blindly.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Repeat">Whether it may be called again when the answer was lost.</param>
internal sealed record V2Action(string Name, WireRepeat Repeat) : IWireAction
{
    public static readonly V2Action SendMessage = new("SendMessage", MayDuplicate);
    public static readonly V2Action BatchSendMessage = new("BatchSendMessage", MayDuplicate);
    public static readonly V2Action ReceiveMessage = new("ReceiveMessage", Safe) { HandsOut = true };
    public static readonly V2Action BatchReceiveMessage = new("BatchReceiveMessage", Safe) { HandsOut = true };
    public static readonly V2Action DeleteMessage = new("DeleteMessage", VoidHandleIsDone);
    public static readonly V2Action BatchDeleteMessage = new("BatchDeleteMessage", VoidHandleIsDone);
    public static readonly V2Action PublishMessage = new("PublishMessage", MayDuplicate) { IsOfTopics = true };
    public static readonly V2Action BatchPublishMessage = new("BatchPublishMessage", MayDuplicate) { IsOfTopics = true };

    public static readonly V2Action CreateQueue = new("CreateQueue", Never);
    public static readonly V2Action SetQueueAttributes = new("SetQueueAttributes", Safe);
    public static readonly V2Action GetQueueAttributes = new("GetQueueAttributes", Safe) { OnlyReads = true };
    public static readonly V2Action ListQueue = new("ListQueue", Safe) { OnlyReads = true };
    public static readonly V2Action DeleteQueue = new("DeleteQueue", NotFoundIsDone);
    public static readonly V2Action ListDeadLetterSourceQueues = new("ListDeadLetterSourceQueues", Safe) { OnlyReads = true };

    // A second one would bring back once more what was consumed after the first.
    public static readonly V2Action RewindQueue = new("RewindQueue", Never);

    // What the service answers for a queue that has no policy any more is not documented.
    public static readonly V2Action UnbindDeadLetterQueue = new("UnbindDeadLetterQueue", Never);

    public static readonly V2Action CreateTopic = new("CreateTopic", Never) { IsOfTopics = true };
    public static readonly V2Action SetTopicAttributes = new("SetTopicAttributes", Safe) { IsOfTopics = true };
    public static readonly V2Action GetTopicAttributes = new("GetTopicAttributes", Safe) { IsOfTopics = true, OnlyReads = true };
    public static readonly V2Action ListTopic = new("ListTopic", Safe) { IsOfTopics = true, OnlyReads = true };
    public static readonly V2Action DeleteTopic = new("DeleteTopic", NotFoundIsDone) { IsOfTopics = true };
    public static readonly V2Action Subscribe = new("Subscribe", Never) { IsOfTopics = true };
    public static readonly V2Action SetSubscriptionAttributes = new("SetSubscriptionAttributes", Safe) { IsOfTopics = true };
    public static readonly V2Action GetSubscriptionAttributes = new("GetSubscriptionAttributes", Safe) { IsOfTopics = true, OnlyReads = true };
    public static readonly V2Action ListSubscriptionByTopic = new("ListSubscriptionByTopic", Safe) { IsOfTopics = true, OnlyReads = true };
    public static readonly V2Action ClearSubscriptionFilterTags = new("ClearSubscriptionFilterTags", Safe) { IsOfTopics = true };
    public static readonly V2Action Unsubscribe = new("Unsubscribe", NotFoundIsDone) { IsOfTopics = true };

    /// <summary>Whether classic CMQ serves it at the host of topics and subscriptions.</summary>
    public bool IsOfTopics { get; private init; }

    /// <inheritdoc/>
    public bool OnlyReads { get; private init; }

    /// <inheritdoc/>
    public bool HandsOut { get; private init; }

    /// <inheritdoc/>
    public string? Doubt => Repeat switch
    {
        _ when HandsOut => "Messages that the service may have handed out become visible again when the queue's visibilityTimeout is over.",
        Safe => null,
        MayDuplicate => "The message may be there all the same; sending it again may double it.",
        VoidHandleIsDone => "The message may be deleted all the same; if it is not, it comes again.",
        _ => "The service may have carried it out all the same; look before you repeat it.",
    };

    /// <summary>Whether a code is an answer to this action rather than an error.</summary>
    public bool Answers(string code) => code switch
    {
        V2ErrorCodes.NoMessage => HandsOut,
        V2ErrorCodes.SomeNotDeleted or V2ErrorCodes.NoneDeleted => this == BatchDeleteMessage,
        _ => false,
    };
}
