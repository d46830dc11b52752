using System.Collections.Frozen;

namespace Cmq.Emulator;

/// <summary>The actions of the HTTP SDK protocol.</summary>
internal static class V2Actions
{
    // Without regard to case: one official SDK asks for ClearSUbscriptionFIlterTags.
    private static readonly FrozenDictionary<string, V2Action> All = new V2Action[]
    {
        new BatchDeleteMessage(),
        new BatchPublishMessage(),
        new BatchReceiveMessage(),
        new BatchSendMessage(),
        new ClearSubscriptionFilterTags(),
        new CreateQueue(),
        new CreateTopic(),
        new DeleteMessage(),
        new DeleteQueue(),
        new DeleteTopic(),
        new GetQueueAttributes(),
        new GetSubscriptionAttributes(),
        new GetTopicAttributes(),
        new ListDeadLetterSourceQueues(),
        new ListQueue(),
        new ListSubscriptionByTopic(),
        new ListTopic(),
        new PublishMessage(),
        new QueryQueueRoute(),
        new QueryTopicRoute(),
        new ReceiveMessage(),
        new RewindQueue(),
        new SendMessage(),
        new SetQueueAttributes(),
        new SetSubscriptionAttributes(),
        new SetTopicAttributes(),
        new Subscribe(),
        new UnbindDeadLetterQueue(),
        new Unsubscribe(),
    }.ToFrozenDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The documented form of the name of an action; null when there is none of the name.</summary>
    public static string? NameOrNull(string? name) => name is null ? null : All.GetValueOrDefault(name)?.Name;

    /// <summary>Finds an action.</summary>
    /// <exception cref="V2RefusalException">There is none of the name.</exception>
    public static V2Action Find(string name) => All.GetValueOrDefault(name)
        ?? throw new V2RefusalException(4000, 10430, $"action name {name} is not existed");
}
