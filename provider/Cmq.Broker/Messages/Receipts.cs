namespace Cmq.Broker;

/// <summary>
/// The handles by which a queue's received messages are deleted. A handle tells the number of its message, so that none is looked for; a key that is the
/// queue's own, and a count, keep it from being taken for any other. Handles are no secrets, for whoever may call the queue may have them.
/// </summary>
/// <param name="messages">The messages.</param>
/// <param name="key">A random number.</param>
internal sealed class Receipts(MessageTable messages, ulong key)
{
    private const int NumberBits = 31;

    private ulong _count;

    // What a store kept has numbers of a table that is gone.
    private Dictionary<ulong, int>? _kept;

    /// <summary>Gives a message a handle, which is the only one that works from here on.</summary>
    public void Give(int number, ref StoredMessage message) => message.Handle = ((++_count << NumberBits) | (uint)number) ^ key;

    /// <summary>Lets the handle that a store kept of a message go on working.</summary>
    public void Keep(int number) => (_kept ??= []).Add(messages[number].Handle, number);

    /// <summary>The number of the message that has a handle; <see cref="MessageTable.None"/> if it is nobody's.</summary>
    public int Find(ulong handle)
    {
        // A message without a handle has 0.
        var number = (int)((handle ^ key) & int.MaxValue);
        return handle != 0 && messages.Has(number, handle) ? number : _kept?.TryGetValue(handle, out number) == true ? number : MessageTable.None;
    }

    /// <summary>Takes a message's handle away, if it has one.</summary>
    public void Void(ref StoredMessage message)
    {
        _kept?.Remove(message.Handle);
        message.Handle = 0;
    }
}
