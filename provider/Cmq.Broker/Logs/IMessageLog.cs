namespace Cmq.Broker;

/// <summary>Where each step of a message's life is written down, if anywhere, so that a crash loses none that was answered.</summary>
internal interface IMessageLog
{
    /// <summary>
    /// Notes what has become of a message: its state, times, counts and handle are in it. Called in order under the queue's lock, so it only appends.
    /// </summary>
    /// <param name="queueId">The queue, by the id that no other queue ever has.</param>
    /// <param name="message">
    /// The message, to be read or copied before the call returns; one whose state is <see cref="MessageState.Gone"/> is to be forgotten.
    /// </param>
    void Note(string queueId, in StoredMessage message);

    /// <summary>
    /// Begins what becomes safe as a whole: all that this thread notes until <see cref="End"/>. Called before any lock of the broker's is taken, and may be
    /// nested.
    /// </summary>
    void Begin();

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    void End();

    /// <summary>Waits until all that was noted before the call is safe. An operation answers after that.</summary>
    /// <exception cref="CmqStoreException">It can't be made safe now. What was noted is not lost, and is tried again.</exception>
    ValueTask FlushAsync();
}
