namespace Cmq.Broker;

/// <summary>
/// Where all that a broker knows is written down as it changes: objects, messages, and what subscriptions have not delivered yet. One broker has it for
/// itself. What is noted in one order is safe in that order, so what a crash leaves is what was there at some moment.
/// </summary>
internal interface IBrokerLog : IMessageLog
{
    /// <summary>Whether what was noted could not be made safe, and still can't. Then nothing is begun before <see cref="IMessageLog.FlushAsync"/> succeeds.</summary>
    bool IsBehind { get; }

    /// <summary>Reads what was written down before; called once, before anything is noted.</summary>
    /// <param name="context">What the broker is made of.</param>
    /// <exception cref="CmqStoreException">It can't be read.</exception>
    BrokerState Load(BrokerContext context);

    /// <summary>Notes what has become of an object. It comes before any message of the object, and after the last.</summary>
    void Note(StateRow row);

    /// <summary>Notes a message that a subscription can't deliver yet.</summary>
    /// <param name="subscriptionId">The subscription, by the id that no other one ever has.</param>
    /// <param name="number">The message's number among those of the subscription, one above the last.</param>
    /// <param name="message">The message.</param>
    void NoteWaiting(string subscriptionId, long number, PublishedMessage message);

    /// <summary>Notes which message of a subscription is the first now, and its tries. Those before it are to be forgotten.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="delivery">The first message and its tries.</param>
    void NoteDelivery(string subscriptionId, WaitingDelivery delivery);
}
