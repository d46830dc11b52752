namespace Cmq.Broker;

/// <summary>Reads the messages of a document: those of a queue, and those that a subscription has not delivered yet.</summary>
internal static class MessageReader
{
    /// <summary>Puts the messages of a queue into it.</summary>
    public static void Fill(QueueMessages messages, StoredObject queue, CmqEdition edition)
    {
        var beforePolicy = 0;
        foreach (var json in queue.Objects("messages"))
        {
            var message = Message(json, edition);
            beforePolicy += json.OptionalFlag("beforePolicy") == true ? 1 : 0;
            json.End();
            messages.Restore(message);
        }

        messages.StartPolicyAfter(beforePolicy);
    }

    public static PublishedMessage Waiting(StoredObject json)
    {
        var body = json.Text("body");
        var size = System.Text.Encoding.UTF8.GetByteCount(body);
        var message = new PublishedMessage(json.Text("id"), body, size, Tags(json), json.Time("publishTime").ToUnixTimeMilliseconds());
        json.End();
        return message;
    }

    private static StoredMessage Message(StoredObject json, CmqEdition edition)
    {
        var delay = json.Number("delaySeconds");
        if (MessageRules.CheckDelay(delay, ServiceFigures.LongestDelaySeconds, edition).FirstOrDefault() is { } refusal)
        {
            throw json.Error(refusal.ToString());
        }

        var id = json.Text("id");
        var body = json.Text("body");
        var enqueueTime = Milliseconds(json, "enqueueTime")!.Value;
        var state = (MessageState?)json.OptionalChoice("state") ?? (delay > 0 ? MessageState.Delayed : MessageState.Active);
        var message = new StoredMessage(MessageId.TryParse(id, out var number) ? number : throw json.Error("'id' should be 32 hexadecimal digits in upper case"), body)
        {
            Tags = Tags(json),
            State = state,
            EnqueueTime = enqueueTime,
            LifeStart = Milliseconds(json, "lifeStart") ?? enqueueTime,
            FirstDequeueTime = Milliseconds(json, "firstDequeueTime") ?? 0,
            DequeueCount = json.OptionalChoice("dequeueCount") ?? 0,
            VisibleTime = enqueueTime + (1000 * delay),
        };
        if (state == MessageState.Inactive)
        {
            message.VisibleTime = Milliseconds(json, "visibleTime") ?? throw json.Error("the member 'visibleTime' is missing");
            message.Handle = ReceiptHandle.TryParse(json.Text("receiptHandle"), out var handle)
                ? handle
                : throw json.Error("'receiptHandle' should be 16 hexadecimal digits");
        }
        else if (state is not (MessageState.Rewindable or MessageState.Delayed or MessageState.Active))
        {
            throw json.Error($"'state' should be {(int)MessageState.Inactive} or {(int)MessageState.Rewindable}");
        }

        return message;
    }

    private static string[]? Tags(StoredObject json) => json.Texts("tags").ToArray() is { Length: > 0 } tags ? tags : null;

    private static long? Milliseconds(StoredObject json, string name) =>
        name == "enqueueTime" || json.OptionalNumber(name) is not null ? json.Time(name).ToUnixTimeMilliseconds() : null;
}
